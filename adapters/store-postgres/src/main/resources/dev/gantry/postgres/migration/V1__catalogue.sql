-- The catalogue: what is in the store.
--
-- study 1-n series 1-n instance; one row of instance is one version. Rows of study and series are inserted by whichever
-- instance comes first and are not touched by the next one, so that instances of a series do not wait for each other.
-- There are no foreign keys on the way of an instance, for they would lock those rows: who adds to a study holds the
-- shared advisory lock of the study, who takes rows of study or series away (or hides them) the exclusive one.
--
-- `attributes` are the encoded result attributes of a row (see AttributeBytes). All other columns of study and series
-- are search keys: folded (upper case, no accents), cut to a length that an index takes, NULL when absent. A day is
-- eight decimal digits in an integer, a time of day is microseconds since midnight.

CREATE EXTENSION IF NOT EXISTS pg_trgm;

CREATE TABLE study (
    id                                   bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    datastore                            text COLLATE "C" NOT NULL,
    study_instance_uid                   text COLLATE "C" NOT NULL,
    -- Whether all its instances have moved to other studies; older versions still name it.
    hidden                               boolean NOT NULL DEFAULT false,
    attributes                           bytea NOT NULL,
    study_date                           integer,
    study_time                           bigint,
    accession_number                     text COLLATE "C",
    study_id                             text COLLATE "C",
    study_description                    text COLLATE "C",
    patient_id                           text COLLATE "C",
    patient_birth_date                   integer,
    patient_sex                          text COLLATE "C",
    -- A name by its component groups, and all of its words, each after a space.
    patient_name                         text COLLATE "C",
    patient_name_ideographic             text COLLATE "C",
    patient_name_phonetic                text COLLATE "C",
    patient_name_words                   text COLLATE "C",
    referring_physician_name             text COLLATE "C",
    referring_physician_name_ideographic text COLLATE "C",
    referring_physician_name_phonetic    text COLLATE "C",
    referring_physician_name_words       text COLLATE "C",
    UNIQUE (datastore, study_instance_uid)
);

CREATE INDEX study_newest_first ON study
    (datastore, study_date DESC NULLS LAST, study_time DESC NULLS LAST, id DESC) WHERE NOT hidden;
CREATE INDEX study_patient_name ON study (datastore, patient_name);
CREATE INDEX study_patient_id ON study (datastore, patient_id);
CREATE INDEX study_accession_number ON study (datastore, accession_number);
-- Wild cards at the front ("*smith*"), other scripts and fuzzy matching.
CREATE INDEX study_text ON study USING gin (
    patient_name gin_trgm_ops, patient_name_ideographic gin_trgm_ops, patient_name_phonetic gin_trgm_ops,
    patient_name_words gin_trgm_ops, patient_id gin_trgm_ops, accession_number gin_trgm_ops,
    study_description gin_trgm_ops);

CREATE TABLE series (
    id                             bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    study_id                       bigint NOT NULL,
    series_instance_uid            text COLLATE "C" NOT NULL,
    hidden                         boolean NOT NULL DEFAULT false,
    attributes                     bytea NOT NULL,
    modality                       text COLLATE "C",
    series_number                  integer,
    series_description             text COLLATE "C",
    body_part_examined             text COLLATE "C",
    performed_start_date           integer,
    performed_start_time           bigint,
    scheduled_procedure_step_ids   text[] COLLATE "C" NOT NULL,
    requested_procedure_ids        text[] COLLATE "C" NOT NULL,
    UNIQUE (study_id, series_instance_uid)
);

CREATE INDEX series_uid ON series (series_instance_uid);
CREATE INDEX series_by_number ON series (study_id, series_number, id) WHERE NOT hidden;

CREATE SEQUENCE instance_id;

CREATE TABLE instance (
    id                  bigint PRIMARY KEY,
    datastore           text COLLATE "C" NOT NULL,
    series_id           bigint NOT NULL,
    sop_instance_uid    text COLLATE "C" NOT NULL,
    version             integer NOT NULL,
    -- Whether a newer version took its place.
    superseded          boolean NOT NULL DEFAULT false,
    sop_class_uid       text COLLATE "C" NOT NULL,
    instance_number     integer,
    container           text COLLATE "C" NOT NULL,
    object_offset       bigint NOT NULL,
    object_length       bigint NOT NULL,
    dataset_offset      bigint NOT NULL,
    header_length       bigint NOT NULL,
    transfer_syntax_uid text COLLATE "C" NOT NULL,
    sha256              bytea NOT NULL,
    attributes          bytea NOT NULL,
    -- Where the frames lie (see FrameTableBytes).
    frames              bytea NOT NULL,
    -- DIMSE, STOW, UPLOAD or IMPORT, and who sent it.
    source              text COLLATE "C" NOT NULL,
    peer                text COLLATE "C" NOT NULL,
    received_at         timestamptz NOT NULL
);

CREATE UNIQUE INDEX instance_current ON instance (datastore, sop_instance_uid) WHERE NOT superseded;
CREATE INDEX instance_superseded ON instance (datastore, sop_instance_uid) WHERE superseded;
CREATE INDEX instance_by_number ON instance (series_id, instance_number, id) INCLUDE (sop_class_uid)
    WHERE NOT superseded;
CREATE INDEX instance_of_series ON instance (series_id) WHERE superseded;
CREATE INDEX instance_object ON instance (container, object_offset);

-- What is still to be done: a row is inserted with its instance and deleted when the instance is processed.
CREATE TABLE work (
    version_id          bigint PRIMARY KEY,
    datastore           text COLLATE "C" NOT NULL,
    series_instance_uid text COLLATE "C" NOT NULL,
    sent_at             timestamptz NOT NULL,
    -- Why it was given up.
    abandoned           text
);

CREATE INDEX work_oldest_first ON work (sent_at, version_id) WHERE abandoned IS NULL;

-- The latest version of each image set; what it holds are its rows of image_set_instance that are not superseded.
CREATE TABLE image_set (
    id                  uuid PRIMARY KEY,
    datastore           text COLLATE "C" NOT NULL,
    series_instance_uid text COLLATE "C" NOT NULL,
    version             integer NOT NULL,
    instances           bigint NOT NULL,
    processed           bigint NOT NULL,
    updated_at          timestamptz NOT NULL,
    UNIQUE (datastore, series_instance_uid)
);

-- Every version that was published. Append-only.
CREATE TABLE image_set_version (
    image_set_id uuid NOT NULL REFERENCES image_set ON DELETE CASCADE,
    version      integer NOT NULL,
    instances    bigint NOT NULL,
    published_at timestamptz NOT NULL,
    PRIMARY KEY (image_set_id, version)
);

-- The instance versions of an image set, since which of its versions, and the checks of their frames: for each frame
-- CRC-32 (4 bytes), minimum and maximum (8 bytes each, IEEE 754), little endian.
CREATE TABLE image_set_instance (
    version_id   bigint PRIMARY KEY,
    image_set_id uuid NOT NULL REFERENCES image_set ON DELETE CASCADE,
    since        integer NOT NULL,
    checks       bytea NOT NULL
);

CREATE INDEX image_set_instance_set ON image_set_instance (image_set_id);

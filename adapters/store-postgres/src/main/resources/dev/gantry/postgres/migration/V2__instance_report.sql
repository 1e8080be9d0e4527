-- What the check of an instance version found, where checking is asked for; forgotten with the version. For each finding
-- five texts in turn: severity, kind, tag path, text, section. None holds a value of the data set.
CREATE TABLE instance_report (
    version_id bigint PRIMARY KEY REFERENCES image_set_instance ON DELETE CASCADE,
    findings   text[] NOT NULL,
    -- How many findings more there were.
    unlisted   bigint NOT NULL
);

package dev.gantry.architecture.planted.store.ingest;

import java.sql.Connection;

public final class KnowsSql {
    Connection connection;
}

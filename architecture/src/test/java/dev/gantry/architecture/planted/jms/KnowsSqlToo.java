package dev.gantry.architecture.planted.jms;

import java.sql.Connection;

public final class KnowsSqlToo {
    Connection connection;
}

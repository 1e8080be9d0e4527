package dev.gantry.fuzz;

import java.io.IOException;

/**
 * What must hold of any input. {@link IOException} is how the toolkit refuses one, and is part of its contract; whatever
 * else is thrown is a finding.
 */
@FunctionalInterface
interface Property {
    void check(byte[] input) throws IOException;
}

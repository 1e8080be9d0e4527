package dev.gantry.dicom.validate;

import java.util.List;

/** An information object definition: the modules of PS3.3 annex A. */
record Iod(String name, List<Use> uses) {

    /**
     * A module of the IOD.
     *
     * @param when it is needed; one that nobody can decide is held to its rules, but may lack any attribute
     */
    record Use(Module module, Rule.When when) {}
}

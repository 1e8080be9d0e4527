package dev.gantry.store.imageset;

/**
 * One rule of the standard that an instance breaks.
 *
 * @param severity ERROR, WARNING or INFO
 * @param kind of the rule, as MISSING
 * @param tagPath of the element, as "(0040,A730)[2].(0008,0100)"; empty for the instance as a whole
 * @param text what is wrong, without any value of the data set
 * @param section of the standard, as "PS3.3 C.7.1.1"
 */
public record InstanceFinding(String severity, String kind, String tagPath, String text, String section) {}

/**
 * A small tree of shelves in which every rule is broken by a class named after its fault. {@link
 * dev.gantry.architecture.PlantedViolationsTest} holds the rules against it: each must name its culprit, and must leave
 * alone the few classes here that only look guilty. Nothing here is product code.
 */
package dev.gantry.architecture.planted;

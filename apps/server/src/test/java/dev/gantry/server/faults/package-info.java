/**
 * What the whole program does when it is killed, fed rubbish, or left by what it stands on. Processes of the built jar,
 * seen from outside only: nothing here looks into the server.
 */
package dev.gantry.server.faults;

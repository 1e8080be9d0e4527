/**
 * Upload for people: files and ZIP archives from a browser's form, through the same door as everything else, answered
 * file by file. File names may hold a patient's name: they go back to the uploader and nowhere else.
 */
@NullMarked
package dev.gantry.http.upload;

import org.jspecify.annotations.NullMarked;

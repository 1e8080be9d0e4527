/**
 * What every vocabulary of the HTTP API shares: media types and their negotiation, multipart bodies both ways, byte
 * ranges, query strings and problems (RFC 9457). It must not know what a study is, nor what is transported.
 */
@NullMarked
package dev.gantry.http.wire;

import org.jspecify.annotations.NullMarked;

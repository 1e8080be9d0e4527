/**
 * The work queue on Jakarta Messaging, and the broker that is embedded when no other is configured.
 *
 * <p>Two queues: one for work, one (its name and {@code .dead}) for dead letters. A message has no body and these
 * properties; a message of another format version is dropped with a log line, for the sweeper sends its work again:
 *
 * <pre>
 * gantryFormat     int     1
 * gantryDatastore  String  WorkItem.datastore
 * gantrySeries     String  WorkItem.seriesInstanceUid
 * gantryVersion    long    WorkItem.versionId
 * gantryDeliveries int     deliveries before this message was sent; JMSXDeliveryCount counts its own
 * JMSXGroupID      String  WorkItem.group, work only
 * gantryLetter     String  DeadLetter.id, a UUID, dead letters only, as are the next two
 * gantryReason     String  DeadLetter.reason
 * gantryDeadAt     long    DeadLetter.at, milliseconds of the epoch
 * </pre>
 *
 * <p>Only the embedded broker and the making of connections name Artemis; everything else is {@code jakarta.jms}, without
 * transacted sessions. It must not know what the work is.
 */
package dev.gantry.jms;

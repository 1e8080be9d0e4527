package dev.gantry.store.access;

/**
 * Who an operation is done for: an account, an application entity, a job.
 *
 * @param name how the principal is named in the audit trail; never patient data
 */
public record Principal(String name) {
    /** The principal of every request while the server runs without accounts ({@code --insecure}). */
    public static final Principal ANONYMOUS = new Principal("anonymous");

    public Principal {
        if (name.isBlank()) {
            throw new IllegalArgumentException("a principal needs a name");
        }
    }
}

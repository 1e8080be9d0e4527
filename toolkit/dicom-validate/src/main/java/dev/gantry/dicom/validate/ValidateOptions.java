package dev.gantry.dicom.validate;

/**
 * What to look for. Immutable.
 *
 * @param elementsOutsideIod whether an INFO is wanted for each attribute that no module of the IOD has
 * @param maxFindings how many findings a report may list; the rest is counted
 * @param maxRepeats how many findings are listed that differ only in the number of an item
 */
public record ValidateOptions(boolean elementsOutsideIod, int maxFindings, int maxRepeats) {

    public ValidateOptions {
        if (maxFindings < 1 || maxRepeats < 1) {
            throw new IllegalArgumentException("a report lists at least one finding");
        }
    }

    /** Every rule except that about elements outside the IOD; 1,000 findings, 3 of those that repeat. */
    public static ValidateOptions standard() {
        return new ValidateOptions(false, 1000, 3);
    }

    public ValidateOptions withElementsOutsideIod() {
        return new ValidateOptions(true, maxFindings, maxRepeats);
    }

    public ValidateOptions withMaxFindings(int count) {
        return new ValidateOptions(elementsOutsideIod, count, maxRepeats);
    }

    public ValidateOptions withMaxRepeats(int count) {
        return new ValidateOptions(elementsOutsideIod, maxFindings, count);
    }
}

package dev.gantry.dicom.validate;

import dev.gantry.dicom.DataElement;
import dev.gantry.dicom.Dataset;
import dev.gantry.dicom.Tag;
import dev.gantry.dicom.Value;
import dev.gantry.dicom.validate.Rule.Attribute;
import dev.gantry.dicom.validate.Rule.Check;
import dev.gantry.dicom.validate.Rule.Invocation;
import dev.gantry.dicom.validate.Rule.Type;
import dev.gantry.dicom.validate.Rule.Values;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The modules of an IOD held against a data set. Items are visited outermost first, without recursion into them; the
 * rules of an item are as many as its tables have, so that the time grows with the items.
 */
final class IodRules {

    /**
     * Rules that are still to be applied.
     *
     * @param mayLack whether the module need not be there, so that nothing of it is missing
     */
    private record Job(Position position, List<Rule> rules, Module module, boolean mayLack) {}

    private final Rules rules;
    private final Findings findings;
    private final KnownAttributes known;
    private final Deque<Job> jobs = new ArrayDeque<>();
    private final Set<Tag> missingShared = new HashSet<>();

    IodRules(Rules rules, Findings findings, KnownAttributes known) {
        this.rules = rules;
        this.findings = findings;
        this.known = known;
    }

    void check(Iod iod, Dataset dataset) {
        Position root = Position.root(dataset);
        for (Iod.Use use : iod.uses()) {
            Truth needed = use.when().truth(root);
            if (needed != Truth.NO) {
                check(use.module(), root, needed == Truth.UNKNOWN);
            }
        }
    }

    void check(Module module, Position root, boolean mayLack) {
        if (module.hasRepeatingGroups()) {
            repeatingGroups(root.here())
                    .forEach(offset -> jobs.add(new Job(root.withGroup(offset), module.rules(), module, mayLack)));
        } else {
            jobs.add(new Job(root, module.rules(), module, mayLack));
        }
        while (!jobs.isEmpty()) {
            run(jobs.remove());
        }
    }

    private static Set<Integer> repeatingGroups(Dataset dataset) {
        Set<Integer> offsets = new HashSet<>();
        for (DataElement element : dataset) {
            int group = element.tag().group();
            if ((group & 0xFFE1) == 0x6000 || (group & 0xFFE1) == 0x5000) {
                offsets.add(group & 0x1E);
            }
        }
        return offsets;
    }

    private void run(Job job) {
        for (Rule rule : job.rules) {
            switch (rule) {
                case Attribute attribute -> checkAttribute(attribute, job);
                case Check check -> checkValues(check, job);
                case Invocation(String macro, Rule.When when) -> {
                    Truth invoked = when.truth(job.position);
                    if (invoked != Truth.NO) {
                        Module module = rules.module(macro);
                        boolean mayLack = job.mayLack || invoked == Truth.UNKNOWN;
                        run(new Job(job.position, module.rules(), module, mayLack));
                    }
                }
            }
        }
    }

    private void checkAttribute(Attribute attribute, Job job) {
        Position position = job.position;
        Tag tag = position.tag(attribute.tag());
        known.add(position, tag);
        Truth required = attribute.when().truth(position);
        Optional<DataElement> found = position.here().get(tag);
        if (found.isEmpty()) {
            if (required == Truth.YES && attribute.type() != Type.OPTIONAL && !job.mayLack) {
                reportMissing(attribute, tag, job);
            }
            return;
        }
        DataElement element = found.get();
        Place path = position.path().element(tag);
        if (ElementValues.isEmpty(element)) {
            checkEmpty(attribute, required, path, job);
            return;
        }
        boolean conditional = attribute.type().isConditional();
        if (conditional && required == Truth.NO && !attribute.when().otherwise()) {
            report(
                    job,
                    Kind.NOT_ALLOWED,
                    path,
                    "is there, though its condition (type " + attribute.type().code() + ") does not hold");
        }
        checkCount(attribute, element, path, job);
        checkValues(element, attribute.values(), path, job);
        if (element.value() instanceof Value.Items(List<Dataset> items)
                && !attribute.items().isEmpty()) {
            int number = 0;
            for (Dataset item : items) {
                jobs.add(new Job(position.item(tag, item, number++), attribute.items(), job.module, false));
            }
        }
    }

    /** A functional group that is neither shared nor per frame is reported once, as not shared. PS3.3 C.7.6.16.1 */
    private void reportMissing(Attribute attribute, Tag tag, Job job) {
        Place here = job.position.path();
        if (here.depth() == 1 && here.isWithin(Tag.SharedFunctionalGroupsSequence)) {
            missingShared.add(tag);
        } else if (here.depth() == 1
                && here.isWithin(Tag.PerFrameFunctionalGroupsSequence)
                && missingShared.contains(tag)) {
            return;
        }
        report(
                job,
                Kind.MISSING,
                here.element(tag),
                "is missing (type " + attribute.type().code() + ")");
    }

    private void checkEmpty(Attribute attribute, Truth required, Place path, Job job) {
        boolean needsValue = attribute.type() == Type.REQUIRED
                || attribute.type() == Type.REQUIRED_IF
                        && (required != Truth.NO || !attribute.when().otherwise());
        if (needsValue) {
            report(
                    job,
                    Kind.EMPTY,
                    path,
                    "has no value (type " + attribute.type().code() + ")");
        }
    }

    private void checkCount(Attribute attribute, DataElement element, Place path, Job job) {
        Multiplicity vm = attribute.vm();
        if (vm != Multiplicity.ANY) {
            int count = ElementValues.count(job.position.here(), element);
            if (!vm.allows(count)) {
                String what = element.value() instanceof Value.Items ? " items" : " values";
                report(job, Kind.VM, path, "has " + count + what + " where " + vm + " are allowed");
            }
        }
    }

    private void checkValues(Check check, Job job) {
        Position position = job.position;
        Tag tag = position.tag(check.tag());
        known.add(position, tag);
        if (check.when().truth(position) != Truth.YES) {
            return;
        }
        Place path = position.path().element(tag);
        check.forbids()
                .ifPresent(severity -> findings.add(
                        severity,
                        Kind.INCONSISTENT,
                        path,
                        job.module.name() + " forbids "
                                + check.when().condition().map(Condition::name).orElse("it"),
                        job.module.section()));
        position.here()
                .get(tag)
                .filter(element -> !ElementValues.isEmpty(element))
                .ifPresent(element -> checkValues(element, check.values(), path, job));
    }

    private void checkValues(DataElement element, Values allowed, Place path, Job job) {
        if (!allowed.isAnything()) {
            new AllowedValues(findings, job.module.section()).check(job.position.here(), element, allowed, path);
        }
    }

    private void report(Job job, Kind kind, Place path, String text) {
        findings.add(Severity.ERROR, kind, path, text, job.module.section());
    }
}

package dev.gantry.dicom.validate;

import dev.gantry.dicom.Tag;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * When an attribute or a module is required: terms joined from left to right, with brackets.
 *
 * @param needsTransferSyntax whether it cannot be decided without knowing the transfer syntax
 */
record Condition(String name, Group terms, boolean needsTransferSyntax) {

    /** A test or a group of terms. */
    sealed interface Expression permits Group, Question {
        boolean holds(Position position);
    }

    private record Term(boolean and, boolean not, Expression expression) {
        boolean holds(Position position) {
            return expression.holds(position) != not;
        }
    }

    record Group(List<Term> terms) implements Expression {
        @Override
        public boolean holds(Position position) {
            boolean result = false;
            for (int i = 0; i < terms.size(); i++) {
                Term term = terms.get(i);
                if (i == 0) {
                    result = term.holds(position);
                } else if (term.and == result) {
                    result = term.holds(position);
                }
            }
            return result;
        }
    }

    /** Reads the terms of a row of conditions.tsv; empty if one is about an attribute that nobody knows. */
    static Optional<Condition> parse(String name, String[] terms) {
        Deque<List<Term>> open = new ArrayDeque<>();
        open.push(new ArrayList<>());
        boolean needsTransferSyntax = false;
        for (String term : terms) {
            boolean and = term.startsWith("&");
            boolean not = term.startsWith("!", 1);
            String text = term.substring(term.startsWith("(") ? 0 : not ? 2 : 1);
            if (text.equals("(")) {
                open.push(new ArrayList<>());
            } else if (text.equals(")")) {
                Group group = new Group(List.copyOf(open.pop()));
                open.element().add(new Term(and, not, group));
            } else {
                Optional<Question> test = Question.parse(text);
                if (test.isEmpty()) {
                    return Optional.empty();
                }
                needsTransferSyntax |= test.get().tag().equals(Tag.TransferSyntaxUID);
                open.element().add(new Term(and, not, test.get()));
            }
        }
        return Optional.of(new Condition(name, new Group(List.copyOf(open.pop())), needsTransferSyntax));
    }

    Truth truth(Position position) {
        if (needsTransferSyntax && !position.root().contains(Tag.TransferSyntaxUID)) {
            return Truth.UNKNOWN;
        }
        return Truth.of(terms.holds(position));
    }
}

package dev.gantry.dicom.validate;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The rules of the standard, each made from its table when first asked for. Thread-safe. */
final class Rules {

    private final RuleTables tables = new RuleTables();
    private final Map<String, Optional<Iod>> iods = new ConcurrentHashMap<>();
    private final Map<String, Module> modules = new ConcurrentHashMap<>();
    private final Map<String, Optional<Condition>> conditions = new ConcurrentHashMap<>();

    Optional<Iod> iod(String sopClassUid) {
        Optional<RuleTables.Block> block = tables.iod(sopClassUid);
        return block.isEmpty()
                ? Optional.empty()
                : iods.computeIfAbsent(block.get().name(), name -> block.map(this::iod));
    }

    private Iod iod(RuleTables.Block block) {
        List<Iod.Use> uses = block.rows().stream().map(this::use).toList();
        return new Iod(block.name(), uses);
    }

    /** Module, usage, condition. */
    private Iod.Use use(String[] row) {
        boolean mandatory = row[1].equals("M");
        Optional<Condition> condition = row.length > 2 && !mandatory ? condition(row[2]) : Optional.empty();
        return new Iod.Use(module(row[0]), new Rule.When(condition, mandatory, true));
    }

    Module module(String name) {
        Module known = modules.get(name);
        if (known == null) {
            known = new ModuleParser(this).parse(tables.module(name));
            modules.put(name, known);
        }
        return known;
    }

    Optional<Condition> condition(String name) {
        return conditions.computeIfAbsent(
                name, key -> tables.condition(key).flatMap(terms -> Condition.parse(key, terms)));
    }

    Optional<List<String>> values(String set) {
        return tables.values(set);
    }
}

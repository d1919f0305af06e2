package org.summitgraph.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.jena.graph.Node;
import org.apache.jena.shacl.vocabulary.SHACL;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.summitgraph.model.Corpus;
import org.summitgraph.model.GateRule;
import org.summitgraph.model.LocatedQuad;
import org.summitgraph.model.Rule;
import org.summitgraph.model.ShapeRule;
import org.summitgraph.read.CorpusReader;

/**
 * {@code docs/rules.md} is made from the rules, the shapes and the fixtures that break each of
 * them.
 */
class RulesPageTest {

  private static final Path PAGE = Path.of("docs/rules.md");
  private static final Path FIXTURES = Path.of("src/test/data");
  private static final String WRITE = "mvn test -Dtest=RulesPageTest -Dpage=write";

  private static Corpus ontology;
  private static List<Rule> rules;

  @BeforeAll
  static void read() throws IOException {
    ontology = CorpusReader.readOntology(Path.of("ontology"));
    rules = Rules.of(ontology);
    if ("write".equals(System.getProperty("page"))) {
      Files.writeString(PAGE, page());
    }
  }

  @Test
  void thePageIsWhatTheRulesGive() throws IOException {
    assertThat(PAGE).as("rewrite it by: " + WRITE).content().isEqualTo(page());
  }

  @Test
  void everyRuleHasItsOwnCodeDescriptionAndRepair() {
    assertThat(rules).hasSizeGreaterThan(GateRule.values().length);
    assertThat(rules).extracting(Rule::code).doesNotHaveDuplicates();
    assertThat(rules).extracting(Rule::description).doesNotHaveDuplicates();
    assertThat(rules)
        .allSatisfy(
            rule -> {
              assertThat(rule.description()).matches("[A-Z].+\\.");
              assertThat(rule.repair()).matches("[A-Za-z].+");
            });
  }

  /** A shape without a repair would tell the user to mend the shape. */
  @Test
  void everyShapeBringsItsRepair() {
    assertThat(rules)
        .filteredOn(ShapeRule.class::isInstance)
        .isNotEmpty()
        .extracting(Rule::repair)
        .doesNotContain("correct the data, or the shape");
  }

  private static String page() throws IOException {
    StringBuilder page =
        new StringBuilder(
            """
            # Rules of the gate

            Made from the code, the shapes and the fixtures that break each rule; to make it anew: `%s`

            An `error` forbids publishing, a `warning` does so with `--strict`, an `info` never. `--severity RULE=LEVEL` makes a rule an `error`, a `warning`, an
            `info`, or turns it `off`, in `check`, `load` and `serve` alike; it may be given for several rules, and what it lowers is told in the last line.

            ## Rules of every corpus
            """
                .formatted(WRITE));
    for (Rule rule : rules) {
      if (rule instanceof GateRule) {
        page.append(entry(rule, "invalid"));
      }
    }
    for (String file : List.of("shapes.ttl", "ontology-shapes.ttl")) {
      page.append("\n## Shapes of `ontology/").append(file).append("`\n");
      Set<String> names = shapesOf(file);
      String fixtures = file.equals("shapes.ttl") ? "invalid-shapes" : "invalid-ontology";
      for (Rule rule : rules) {
        if (rule instanceof ShapeRule && names.contains(rule.code())) {
          page.append(entry(rule, fixtures));
        }
      }
    }
    return page.toString();
  }

  private static String entry(Rule rule, String folder) throws IOException {
    List<String> example =
        Files.readAllLines(FIXTURES.resolve(folder).resolve(rule.code() + ".expected"));
    List<String> lines = new ArrayList<>();
    lines.add("");
    lines.add("### " + rule.code());
    lines.add("");
    lines.add("*" + rule.severity().word() + "* – " + rule.description());
    lines.add("");
    lines.add("Repair: " + rule.repair().replaceFirst("\\.$", "") + ".");
    lines.add("");
    lines.add("```");
    lines.addAll(example.subList(0, 2));
    lines.add("```");
    return lines.stream().collect(Collectors.joining("\n", "", "\n"));
  }

  private static Set<String> shapesOf(String file) {
    Set<String> names = new HashSet<>();
    for (LocatedQuad quad : ontology.shapes()) {
      Node shape = quad.subject();
      if (quad.predicate().equals(SHACL.message) && quad.at().file().endsWith("/" + file)) {
        names.add(shape.getURI().substring(shape.getURI().lastIndexOf('#') + 1));
      }
    }
    assertThat(names).as(file).isNotEmpty();
    return names;
  }
}

package org.summitgraph.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.summitgraph.web.OntologyDocument;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code summit ontology}: the page that the server shows at {@code /ontology}, as a file. */
@Command(
    name = "ontology",
    description = "Write the page of the ontology: every term with what it means.",
    mixinStandardHelpOptions = true)
final class OntologyCommand implements Callable<Integer> {

  @Mixin private Project project;
  @Spec private CommandSpec spec;

  @Option(
      names = "--output",
      paramLabel = "FILE",
      description = "The file to write. Default: standard output.")
  private Path output;

  @Override
  public Integer call() throws IOException {
    OntologyDocument ontology = project.ontologyDocument();
    if (ontology.description().terms().findAny().isEmpty()) {
      throw UserError.failure("the ontology folder defines no term; name another by --ontology");
    }
    if (output == null) {
      spec.commandLine().getOut().print(ontology.html());
      spec.commandLine().getOut().flush();
    } else {
      Files.writeString(output, ontology.html(), StandardCharsets.UTF_8);
    }
    return 0;
  }
}

package org.summitgraph.cli;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.summitgraph.describe.Publication;
import org.summitgraph.describe.ResearchCrate;
import org.summitgraph.query.CannedQueries;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code summit release}: one version of the data as a folder to give away. */
@Command(
    name = "release",
    description =
        "Write a folder to give away: dumps with their checksums, ontology, queries, descriptions.",
    mixinStandardHelpOptions = true)
final class ReleaseCommand implements Callable<Integer> {

  @Mixin private Project project;
  @Mixin private GateOptions gate;
  @Mixin private QueryFolder queries;
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "DIR", description = "Folder to write; it must be empty or not exist.")
  private Path folder;

  @Override
  public Integer call() throws IOException {
    requireEmpty();
    CannedQueries canned = queries.read(project);
    new RunningServer(project.storeFolder())
        .address()
        .ifPresent(
            server -> {
              throw UserError.failure(
                  "the server at "
                      + server
                      + " holds the store; stop it for the release, or build another store"
                      + " by --store DIR");
            });
    if (!new Publishing(project, gate, new CandidateOption(), spec.commandLine().getErr())
        .bringUpToDate()) {
      return 1;
    }
    Path parent = folder.toAbsolutePath().normalize().getParent();
    Path unfinished = Files.createTempDirectory(Files.createDirectories(parent), ".release-");
    try (OpenStore store = OpenStore.open(project, spec.commandLine().getErr()).orElseThrow()) {
      Publication released = new Release(project, store, canned).writeTo(unfinished);
      unfinished.toFile().setReadable(true, false);
      unfinished.toFile().setExecutable(true, false);
      Files.deleteIfExists(folder);
      Files.move(unfinished, folder, StandardCopyOption.ATOMIC_MOVE);
      warn(released);
    } finally {
      delete(unfinished);
    }
    spec.commandLine().getErr().println("Released into " + folder);
    return 0;
  }

  /** One line for each part of the description that readers and archives will look for in vain. */
  private void warn(Publication released) {
    String iri = released.header().iri();
    String where =
        iri.isEmpty()
            ? "to a header, <IRI> a owl:Ontology, in " + project.ontologyFolder()
            : "to <" + iri + "> in " + project.ontologyFolder();
    for (String line : ResearchCrate.missing(released)) {
      String property = line.substring(0, line.indexOf(' '));
      spec.commandLine()
          .getErr()
          .println(
              "warning: the ontology has no "
                  + property
                  + (property.equals("dcterms:modified") ? " that is a day" : "")
                  + ", so the release has none; add for example "
                  + line
                  + " "
                  + where);
    }
  }

  private void requireEmpty() throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    if (!Files.isDirectory(folder)) {
      throw UserError.usage(folder + " is not a folder; name one that is empty or not there yet");
    }
    try (Stream<Path> entries = Files.list(folder)) {
      if (entries.findAny().isPresent()) {
        throw UserError.usage(folder + " is not empty; name a folder that is, or is not there yet");
      }
    }
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path directory, IOException failure)
              throws IOException {
            Files.delete(directory);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}

package org.summitgraph.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.summitgraph.ValidCorpus;

/** The script {@code summit} in an installation of its own, and its archive of classes. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class LauncherTest {

  private static final Path CLASSES = Path.of("target/classes");
  private static final String PREPARING = "Preparing quicker starts";

  @TempDir private Path folder;
  private Path home;
  private Path archives;
  private Path jar;

  /** What one start left behind. */
  private record Start(int exitCode, String out, String err, boolean fromArchive) {

    void tellsTheVersionAndNothingElse() {
      assertThat(err).isEmpty();
      tellsTheVersion();
    }

    void tellsTheVersion() {
      assertThat(out).startsWith("Summit Graph ").hasLineCount(1);
      assertThat(exitCode).isZero();
    }
  }

  @BeforeEach
  void install() throws IOException {
    install("installation");
  }

  private void install(String name) throws IOException {
    home = Files.createDirectories(folder.resolve(name));
    archives = home.resolve("target/classes-at-start");
    jar = home.resolve("target/summit.jar");
    Files.createDirectories(home.resolve("src/main"));
    for (String file : List.of("summit", "pom.xml", "fuseki-config.ttl")) {
      Files.copy(Path.of(file), home.resolve(file));
    }
    for (String part : List.of("data", "ontology", "queries", "documents")) {
      Path example = Path.of("examples/village").resolve(part);
      ValidCorpus.copy(example, home.resolve(example));
    }
    ValidCorpus.copy(ValidCorpus.ONTOLOGY, home.resolve("ontology"));
    List<String> libraries = copyLibraries(Files.createDirectories(home.resolve("target/lib")));
    pack(libraries);
  }

  /** The libraries of this test, where the jar's manifest looks for them. */
  private static List<String> copyLibraries(Path lib) throws IOException {
    List<String> names = new ArrayList<>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      if (entry.endsWith(".jar")) {
        Path library = Path.of(entry).toAbsolutePath();
        Files.copy(library, lib.resolve(library.getFileName()));
        names.add("lib/" + library.getFileName());
      }
    }
    assertThat(names).isNotEmpty();
    return names;
  }

  private void pack(List<String> libraries) throws IOException {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, Summit.class.getName());
    manifest.getMainAttributes().put(Attributes.Name.CLASS_PATH, String.join(" ", libraries));
    try (OutputStream out = Files.newOutputStream(jar);
        JarOutputStream packed = new JarOutputStream(out, manifest);
        Stream<Path> tree = Files.walk(CLASSES)) {
      for (Path file : tree.filter(Files::isRegularFile).toList()) {
        packed.putNextEntry(new JarEntry(CLASSES.relativize(file).toString()));
        Files.copy(file, packed);
        packed.closeEntry();
      }
    }
  }

  private Process start(String name, String... words) throws IOException {
    List<String> command = new ArrayList<>(List.of("sh", home.resolve("summit").toString()));
    command.addAll(List.of(words));
    ProcessBuilder summit =
        new ProcessBuilder(command)
            .redirectOutput(folder.resolve(name + ".out").toFile())
            .redirectError(folder.resolve(name + ".err").toFile());
    summit.environment().put("JAVA_HOME", System.getProperty("java.home"));
    summit.environment().put("JVM_ARGS", "-Xlog:class+load:file=" + folder.resolve(name + ".load"));
    return summit.start();
  }

  private Start end(Process process, String name) throws IOException, InterruptedException {
    int exitCode = process.waitFor();
    Pattern shared =
        Pattern.compile(Pattern.quote(Summit.class.getName()) + " source: shared objects file");
    return new Start(
        exitCode,
        Files.readString(folder.resolve(name + ".out")),
        Files.readString(folder.resolve(name + ".err")),
        shared.matcher(Files.readString(folder.resolve(name + ".load"))).find());
  }

  private Start start() throws IOException, InterruptedException {
    return end(start("start", "--version"), "start");
  }

  private Path onlyArchive() throws IOException {
    try (Stream<Path> files = Files.list(archives)) {
      List<Path> found = files.filter(file -> !file.toString().endsWith(".log")).toList();
      assertThat(found).hasSize(1);
      return found.get(0);
    }
  }

  @Test
  void twoFirstStartsAtOnceMakeAnArchiveThatLaterOnesUseUnlessTheJarIsAnother() throws Exception {
    Process first = start("first", "--version");
    Process second = start("second", "--version");
    for (Start start : List.of(end(first, "first"), end(second, "second"))) {
      start.tellsTheVersion();
      assertThat(start.err()).startsWith(PREPARING).hasLineCount(1);
    }
    assertThat(onlyArchive()).isNotEmptyFile();

    Start third = start();
    third.tellsTheVersionAndNothingElse();
    assertThat(third.fromArchive()).isTrue();

    // Older than the archive, so that the script takes it for the one it was made from.
    Files.setLastModifiedTime(jar, FileTime.from(Instant.now().minusSeconds(1000)));
    for (String file : List.of("src/main", "ontology/provenance.ttl", "pom.xml")) {
      Files.setLastModifiedTime(
          home.resolve(file), FileTime.from(Instant.now().minusSeconds(2000)));
    }
    Start other = start();
    other.tellsTheVersionAndNothingElse();
    assertThat(other.fromArchive()).isFalse();
  }

  @Test
  void anArchiveThatCannotBeMadeIsTriedOnceForEachBuildAndNeverBreaksACommand() throws Exception {
    Files.delete(home.resolve("examples/village/queries/how-high-was-the-flood.rq"));
    Start first = start();
    first.tellsTheVersion();
    assertThat(first.err()).startsWith(PREPARING).hasLineCount(1);
    Path archive = onlyArchive();
    assertThat(archive).isEmptyFile();
    assertThat(Path.of(archive.toString().replace(".jsa", ".log"))).content().contains("query");

    start().tellsTheVersionAndNothingElse();

    Files.setLastModifiedTime(archive, FileTime.from(Instant.EPOCH));
    assertThat(start().err()).startsWith(PREPARING);
  }

  @Test
  void needsNoArchiveToWorkInAFolderWithSpacesInItsName() throws Exception {
    install("place with spaces");
    Files.createFile(archives); // a file where the folder would be, since root may write anywhere

    String example = home.resolve("examples/village").toString();
    Start start = end(start("load", "load", "--project", example), "load");

    assertThat(start.err()).startsWith("Loaded ");
    assertThat(start.exitCode()).isZero();
    assertThat(start.fromArchive()).isFalse();
  }

  @Test
  void findsItsInstallationWhenItIsCalledByALink() throws Exception {
    Files.createFile(archives); // no archive, so that nothing else is written
    Path link = folder.resolve("programs/graph");
    Files.createDirectory(link.getParent());
    Files.createSymbolicLink(link, home.resolve("summit"));
    String java = "JAVA_HOME='" + System.getProperty("java.home") + "' ";
    assertThat(said("sh", "-c", java + "sh '" + link + "' --version")).startsWith("Summit Graph ");
  }

  /** {@code script}, which every Debian has, gives a command a terminal. */
  @Test
  void tellsTheProgramOfAPersonWhoWatchesAndOfNoneWhereItWritesIntoAFile() throws Exception {
    Files.createFile(archives); // no archive, so that nothing else is written
    String command =
        "JAVA_HOME='"
            + System.getProperty("java.home")
            + "' JVM_ARGS=-XshowSettings:properties sh '"
            + home.resolve("summit")
            + "' --version";
    assertThat(said("script", "-qec", command, folder.resolve("typescript").toString()))
        .contains("java.home")
        .contains("summit.watched = true");
    assertThat(said("sh", "-c", command)).contains("java.home").doesNotContain("summit.watched");
  }

  private String said(String... command) throws IOException, InterruptedException {
    Path said = folder.resolve("said");
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile()).start();
    assertThat(process.waitFor()).isZero();
    return Files.readString(said);
  }
}

package org.summitgraph.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.jena.sparql.core.Quad;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.summitgraph.ValidCorpus;
import org.summitgraph.model.LocatedQuad;
import org.summitgraph.read.CorpusReader;

/** Where data may come from. */
class InputTest {

  private static final String LABEL = "<http://www.w3.org/2000/01/rdf-schema#label>";

  @TempDir private Path folder;

  private static Run runWith(String input, Object... arguments) {
    InputStream before = System.in;
    System.setIn(new ByteArrayInputStream(input.getBytes(UTF_8)));
    try {
      return Run.summit(arguments);
    } finally {
      System.setIn(before);
    }
  }

  @Test
  void takesSeveralFoldersAndFilesEachFileOnce() throws IOException {
    Path more = Files.createDirectory(folder.resolve("more"));
    Path file = more.resolve("a.nt");
    Files.writeString(file, "<https://example.org/a> " + LABEL + " \"a\" .\n");
    Run alone = check("--data", ValidCorpus.DATA);
    Run both = check("--data", ValidCorpus.DATA, "--data", more, "--data=" + file);
    assertThat(alone.exitCode()).isZero();
    assertThat(both.exitCode()).as(both.out()).isZero();
    assertThat(quads(both)).isEqualTo(quads(alone) + 1);
  }

  private static Run check(Object... data) {
    Object[] all = new Object[data.length + 3];
    all[0] = "check";
    all[1] = "--documents";
    all[2] = ValidCorpus.TEXTS;
    System.arraycopy(data, 0, all, 3, data.length);
    return Run.summit(all);
  }

  private static long quads(Run run) {
    return Long.parseLong(run.err().replaceFirst("(?s).* in (\\d+) quads .*", "$1"));
  }

  @Test
  void readsWhatIsLinkedAndTellsLinksThatCannotBeFollowed() throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("link"), ValidCorpus.DATA.toAbsolutePath());
    long all = quads(check("--data", ValidCorpus.DATA));
    assertThat(quads(check("--data", link))).isEqualTo(all);
    Path data = Files.createDirectory(folder.resolve("data"));
    Files.createSymbolicLink(data.resolve("all"), link);
    assertThat(quads(check("--data", data))).isEqualTo(all);

    Path loop = Files.createSymbolicLink(data.resolve("loop"), folder);
    Run looping = check("--data", data);
    assertThat(looping.exitCode()).isEqualTo(1);
    assertThat(looping.err()).contains("is a link to a folder that it lies in; remove it");
    Files.delete(loop);

    Path gone = Files.createSymbolicLink(data.resolve("gone.nq"), folder.resolve("nothing"));
    Run broken = check("--data", data);
    assertThat(broken.exitCode()).isEqualTo(1);
    assertThat(broken.err().strip()).isEqualTo("summit: " + gone + ": a link that leads nowhere");
  }

  @Test
  void namesPlacesInStandardInputByAHyphen() {
    String quad = "<https://example.org/a> <https://example.org/%> \"a\" <https://example.org/g> .";
    Run run = runWith("\n" + quad, "check", "--data", "-", "--input-format", "nq");
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out()).startsWith("-:2:25: [malformed-term] ");
  }

  @Test
  void takesStandardInputForTrigUnlessTold() {
    String trig = "\n<https://example.org/g> { <https://example.org/a> a \"\" }";
    assertThat(runWith(trig, "check", "--data=-").out())
        .contains("-:2:1: [undeclared-claim-graph]");
    assertThat(runWith(trig, "check", "--data=-", "--input-format=ttl").out())
        .contains("-:2:25: [syntax]");
  }

  @Test
  void loadsWhatComesThroughStandardInput() {
    String line = "<https://example.org/a> " + LABEL + " \"a\" .\n";
    Path store = folder.resolve("store");
    Object[] load = {"load", "--data", "-", "--input-format", "nt", "--store", store};
    assertThat(runWith(line, load).err()).contains("Loaded 1 quads");
    assertThat(runWith(line, load).err()).contains("Nothing changed since the last load.");
    assertThat(runWith(line + line.replace("\"a\"", "\"b\""), load).err()).contains("Loaded 2 ");
  }

  @Test
  void explainsAFileThatIsNoData() throws IOException {
    Path file = Files.writeString(folder.resolve("a.csv"), "a,b");
    Run run = Run.summit("check", "--data", file);
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains(file + " is not a file of data").contains(".trig");
  }

  /** The invented meeting is whole in its export: no shape asks for what it merely mentions. */
  @Test
  void readsTheTurtleThatItExportedAsTheQuadsThatItWasMadeOf() throws IOException {
    Path store = folder.resolve("store");
    Run load = Run.summit("load", "--data", ValidCorpus.DATA, "--store", store);
    assertThat(load.exitCode()).as(load.err()).isZero();
    String thing = thingWithFacts();
    Path turtle = Files.createDirectory(folder.resolve("ttl")).resolve("a.ttl");
    Path quads = Files.createDirectory(folder.resolve("nq")).resolve("a.nq");
    Files.writeString(turtle, export(store, thing, "turtle"));
    Files.writeString(quads, export(store, thing, "nq"));

    assertThat(read(turtle)).isNotEmpty().isEqualTo(read(quads));
    Run check = check("--data", turtle);
    assertThat(check.exitCode()).as(check.out()).isZero();
    Path again = folder.resolve("again");
    Run reload = Run.summit("load", "--data", turtle, "--store", again);
    assertThat(reload.exitCode()).as(reload.err()).isZero();
    assertThat(export(again, thing, "nq")).isEqualTo(Files.readString(quads));
  }

  private static String thingWithFacts() throws IOException {
    return CorpusReader.read(ValidCorpus.DATA, ValidCorpus.ONTOLOGY).data().stream()
        .filter(quad -> !quad.inDefaultGraph() && quad.graph().getURI().endsWith("-claims"))
        .map(quad -> quad.subject().getURI())
        .filter(iri -> iri.contains("/event/"))
        .findFirst()
        .orElseThrow();
  }

  private static Set<Quad> read(Path file) throws IOException {
    return CorpusReader.read(file, ValidCorpus.ONTOLOGY).data().stream()
        .map(LocatedQuad::quad)
        .collect(Collectors.toSet());
  }

  private static String export(Path store, String thing, String format) {
    PrintStream before = System.out;
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    System.setOut(new PrintStream(out, true, UTF_8));
    try {
      Run run =
          Run.summit(
              "export", thing, "--format", format, "--store", store, "--data", ValidCorpus.DATA);
      assertThat(run.exitCode()).as(run.err()).isZero();
    } finally {
      System.setOut(before);
    }
    return out.toString(UTF_8);
  }

  @Test
  void neverReachesTheNetwork() throws IOException {
    try (ServerSocket catcher = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      String address = "http://127.0.0.1:" + catcher.getLocalPort() + "/";
      Path data = Files.createDirectory(folder.resolve("data"));
      Files.writeString(
          data.resolve("a.trig"),
          """
          @base <ADDRESSa> .
          @prefix owl: <http://www.w3.org/2002/07/owl#> .
          <> a owl:Ontology ; owl:imports <ADDRESSb.ttl> , <b.ttl> .
          <c> <ADDRESSd> "a"^^<ADDRESStype> .
          """
              .replace("ADDRESS", address));
      Files.writeString(
          data.resolve("b.jsonld"),
          "{ \"@context\": \"" + address + "context\", \"@id\": \"" + address + "\" }");
      Files.writeString(
          data.resolve("c.rdf"),
          "<!DOCTYPE a [ <!ENTITY b SYSTEM \"" + address + "entity\"> ]>\n<a>&b;</a>");
      Run run = Run.summit("check", "--data", data);
      assertThat(run.exitCode()).isEqualTo(1);
      assertThat(run.out())
          .contains("b.jsonld: [unread-format]")
          .contains("c.rdf: [unread-format]");
      assertThat(callers(catcher)).isZero();
      new Socket(catcher.getInetAddress(), catcher.getLocalPort()).close();
      assertThat(callers(catcher)).as("the catcher counts").isEqualTo(1);
    }
  }

  private static int callers(ServerSocket catcher) throws IOException {
    catcher.setSoTimeout(300);
    int callers = 0;
    while (true) {
      try (Socket caller = catcher.accept()) {
        assertThat(caller.isConnected()).isTrue();
        callers++;
      } catch (SocketTimeoutException e) {
        return callers;
      }
    }
  }
}

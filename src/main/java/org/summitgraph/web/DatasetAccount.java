package org.summitgraph.web;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.jena.query.Dataset;
import org.apache.jena.rdf.model.Model;
import org.summitgraph.describe.DatasetAddresses;
import org.summitgraph.describe.DatasetDescriber;
import org.summitgraph.describe.DatasetSurvey;
import org.summitgraph.describe.Dump;
import org.summitgraph.describe.DumpFile;
import org.summitgraph.describe.DumpSum;
import org.summitgraph.describe.Publication;
import org.summitgraph.describe.ServiceDescriber;

/** What this server can tell about its dataset as a whole. Threads share one. */
final class DatasetAccount {

  static final String DESCRIPTION = ".well-known/void";
  static final String DUMPS = "dumps/";
  static final String QUERIES = "queries/";
  static final String OPEN_API = "openapi.json";

  /** How long a description waits for what is counted once after the start. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Publication publication;
  private final ServedDataset served;
  private final Dump dump;
  private final Background<DatasetSurvey> survey;
  private final Background<List<DumpSum>> sums;

  DatasetAccount(Publication publication, ServedDataset served, Dataset dataset, Dump dump) {
    this.publication = publication;
    this.served = served;
    this.dump = dump;
    this.survey = new Background<>("survey", () -> DatasetSurvey.of(dataset));
    this.sums = new Background<>("checksums", this::sumUp);
  }

  /** Counts, and sums up the dumps. */
  void run() {
    survey.run();
    sums.run();
  }

  private List<DumpSum> sumUp() throws IOException {
    List<DumpSum> all = new ArrayList<>();
    for (DumpFile file : DumpFile.all()) {
      all.add(DumpSum.writing(dump, file, OutputStream.nullOutputStream()));
    }
    return all;
  }

  /** Prefixes of the descriptions. */
  Map<String, String> prefixes(ServerSettings settings) {
    Map<String, String> prefixes = new HashMap<>(settings.prefixes());
    prefixes.putAll(DatasetDescriber.PREFIXES);
    return prefixes;
  }

  Publication publication() {
    return publication;
  }

  ServedDataset served() {
    return served;
  }

  Dump dump() {
    return dump;
  }

  /** Checksums of all dumps; empty while they are not worked out. */
  Optional<List<DumpSum>> sums() {
    return sums.within(PATIENCE);
  }

  /** Bytes of a dump; empty while they are not counted. */
  OptionalLong length(DumpFile file) {
    return sums.within(Duration.ZERO).orElse(List.of()).stream()
        .filter(sum -> sum.file().equals(file))
        .mapToLong(DumpSum::bytes)
        .findFirst();
  }

  /** Whether the dataset is counted, so that the descriptions are there. */
  boolean isCounted() {
    return survey.isDone();
  }

  /** Whether nothing will be added to the descriptions any more. */
  boolean isComplete() {
    return survey.isDone() && sums.isDone();
  }

  /**
   * VoID and DCAT; empty while the dataset is being counted. Checksums that are not there yet lack.
   *
   * @param base address of the front page
   */
  Optional<Model> description(String base) {
    return survey
        .within(PATIENCE)
        .map(
            counted ->
                DatasetDescriber.describe(
                    publication,
                    counted,
                    addresses(base),
                    sums.within(Duration.ZERO).orElse(List.of())));
  }

  /** SPARQL 1.1 Service Description; empty while the dataset is being counted. */
  Optional<Model> service(String base) {
    return survey
        .within(PATIENCE)
        .map(counted -> ServiceDescriber.describe(publication, counted, addresses(base)));
  }

  private DatasetAddresses addresses(String base) {
    return new DatasetAddresses(
        base + DESCRIPTION,
        base + DUMPS,
        base + "ontology.ttl",
        base + "queries.ttl",
        Optional.of(
            new DatasetAddresses.Service(
                base,
                base + served.endpoint(),
                base + OPEN_API,
                base + LinkingPage.ADDRESS,
                base + ReconciliationManifest.ADDRESS,
                base + LimitsPage.FOR_PROGRAMS)));
  }
}

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.system.Txn;
import org.apache.jena.tdb2.DatabaseMgr;
import org.apache.jena.tdb2.sys.TDBInternal;
import org.summitgraph.store.Store;

/**
 * Does to {@code summit load} what a bad day does, and counts what that cost: kills it, fills its
 * disk, makes its folder read-only, starts it twice, cuts and changes files of the store. After
 * each, the published data must be those that were published, to the last quad, and the next load
 * must go through and leave nothing behind.
 *
 * <p>The published data are read all the time, by TDB2 alone, through the link {@code current}.
 */
final class NothingLost {

  private static final String USAGE =
      """
      usage: bench/nothing-lost [--kills=N] [--rounds=N] [--flips=N] [--full=N] [--seed=N]
        --kills=N    how many loads are killed (200)
        --rounds=N   how often each other thing is done (10)
        --flips=N    how many single bits of the store are turned (as rounds); the files are then checked as
                     a start does, within this process, and every hundredth is left to a whole load
        --full=N     how often the disk is full (as rounds)
        --seed=N     another seed gives other moments and other files (1931)
      It needs about a second for each kill, and ends by itself. As root it fills a disk of its own
      (tmpfs), else it limits the size of files.""";

  /** No load of the little data here takes as long; one that does hangs. */
  private static final long HANGS_AFTER_SECONDS = 120;

  private final Path home;
  private final Path work;
  private final Path data;
  private final Random random;
  private final List<Count> counts = new ArrayList<>();
  private final Map<Process, Path> outputs = new HashMap<>();
  private final AtomicLong reads = new AtomicLong();
  private final AtomicLong badReads = new AtomicLong();
  private final Object reading = new Object();
  private boolean paused;
  private volatile boolean over;
  private Contents expected;
  private int changes;

  /** How many quads there are, and a sum over them that does not depend on their order. */
  private record Contents(long quads, long sum) {}

  /** How a load ended. */
  private record End(int exit, String output) {}

  /** What was done to one kind, and how it went. */
  private static final class Count {
    private final String kind;
    private int planted;
    private int survived;
    private int explained;
    private int tried;
    private int recovered;
    private int leftovers;

    Count(String kind) {
      this.kind = kind;
    }

    boolean isGood() {
      return planted > 0
          && survived == planted
          && explained == planted
          && tried > 0
          && recovered == tried
          && leftovers == 0;
    }
  }

  private NothingLost(Path home, long seed) throws IOException {
    this.home = home;
    this.random = new Random(seed);
    this.work = Files.createTempDirectory("nothing-lost");
    this.data = work.resolve("data");
  }

  public static void main(String[] arguments) throws Exception {
    int kills = 200;
    int rounds = 10;
    int flips = -1;
    int full = -1;
    long seed = 1931;
    Path home = Path.of("");
    for (String argument : arguments) {
      String value = argument.replaceFirst("^--\\w+=", "");
      if (argument.startsWith("--kills=")) {
        kills = Integer.parseInt(value);
      } else if (argument.startsWith("--rounds=")) {
        rounds = Integer.parseInt(value);
      } else if (argument.startsWith("--flips=")) {
        flips = Integer.parseInt(value);
      } else if (argument.startsWith("--full=")) {
        full = Integer.parseInt(value);
      } else if (argument.startsWith("--seed=")) {
        seed = Long.parseLong(value);
      } else if (argument.startsWith("--home=")) {
        home = Path.of(value);
      } else {
        System.err.println(USAGE);
        System.exit(2);
      }
    }
    System.out.println("seed " + seed);
    NothingLost run = new NothingLost(home, seed);
    boolean good;
    try {
      good = run.run(kills, rounds, flips < 0 ? rounds : flips, full < 0 ? rounds : full);
    } finally {
      delete(run.work);
    }
    System.exit(good ? 0 : 1);
  }

  private boolean run(int kills, int rounds, int flips, int full) throws Exception {
    copy(home.resolve("data"), data);
    Path store = work.resolve("store");
    long started = System.nanoTime();
    End first = load(store);
    long usual = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - started);
    if (first.exit != 0) {
      System.err.println(first.output);
      return false;
    }
    expected = read(store);
    System.out.printf(
        "%d quads; a load takes %.1f s%n",
        expected.quads, usual / (double) TimeUnit.SECONDS.toMillis(1));
    Thread reader = new Thread(() -> readOn(store), "reader");
    reader.setDaemon(true);
    reader.start();
    kill(store, kills, usual);
    twoAtOnce(store, rounds);
    damage(store, rounds, "a file of the store cut", this::cut);
    damage(store, rounds, "a file of the store deleted", (file, length) -> Files.delete(file));
    damage(store, rounds, "a byte of the store changed", this::change);
    flip(store, flips);
    // An interrupt would break the file locks that the reader takes.
    over = true;
    reader.join();
    fullDisk(rounds, full);
    return report();
  }

  // What happens

  private void kill(Path store, int kills, long usual) throws Exception {
    Count count = count("load killed");
    for (int i = 0; i < kills; i++) {
      touch();
      Process process = start(List.of(), store);
      if (i % 2 == 0) {
        // Every other one while it builds, which is what could break something.
        while (process.isAlive() && !names(store, "building-")) {
          Thread.sleep(1);
        }
        Thread.sleep(random.nextInt((int) Math.max(1, usual / 2)));
      } else {
        Thread.sleep(random.nextInt((int) usual));
      }
      process.destroyForcibly().waitFor();
      count.planted++;
      count.explained++;
      survives(count, store);
      if (i % 10 == 9 || i == kills - 1) {
        recovers(count, store);
      }
    }
  }

  private void twoAtOnce(Path store, int rounds) throws Exception {
    Count count = count("two loads at once");
    for (int i = 0; i < rounds; i++) {
      touch();
      Process one = start(List.of(), store);
      Process other = start(List.of(), store);
      End first = end(one);
      End second = end(other);
      count.planted++;
      // Where the first is done before the second begins, both go through.
      boolean right = first.exit + second.exit <= 1;
      String refused = first.exit == 0 ? second.output : first.output;
      if (right && (first.exit + second.exit == 0 || refused.contains("another load is running"))) {
        count.explained++;
      }
      survives(count, store);
      recovers(count, store);
    }
  }

  private interface Damage {
    void to(Path file, long length) throws IOException;
  }

  /** The files that TDB2 cannot do without, and their lengths, as the manifest tells them. */
  private static Map<Path, Long> published(Path generation) throws IOException {
    Properties manifest = new Properties();
    try (var in = Files.newInputStream(generation.resolve("summit.properties"))) {
      manifest.load(in);
    }
    Map<Path, Long> files = new TreeMap<>();
    for (String key : manifest.stringPropertyNames()) {
      if (key.matches("file\\..*\\.(dat|idn|obj|bpt|opt)")) {
        long length = Long.parseLong(manifest.getProperty(key).split(" ")[0]);
        files.put(generation.resolve(key.substring("file.".length())), length);
      }
    }
    return files;
  }

  /** The data cannot survive this; the next load must see it and build them again. */
  private void damage(Path store, int rounds, String kind, Damage damage) throws Exception {
    Count count = count(kind);
    for (int i = 0; i < rounds; i++) {
      Path generation = store.resolve("current").toRealPath();
      Map<Path, Long> files = published(generation);
      Path file = List.copyOf(files.keySet()).get(random.nextInt(files.size()));
      pauseReading(true);
      damage.to(file, files.get(file));
      End again = load(store);
      count.planted++;
      if (again.exit == 0 && again.output.contains("is not what was published")) {
        count.explained++;
      }
      survives(count, store);
      recovers(count, store);
      pauseReading(false);
    }
  }

  private void cut(Path file, long length) throws IOException {
    try (RandomAccessFile open = new RandomAccessFile(file.toFile(), "rw")) {
      open.setLength((long) (length * random.nextDouble()));
    }
  }

  private void change(Path file, long length) throws IOException {
    try (RandomAccessFile open = new RandomAccessFile(file.toFile(), "rw")) {
      long place = (long) (length * random.nextDouble());
      open.seek(place);
      int old = open.read();
      open.seek(place);
      open.write(old ^ (1 << random.nextInt(8)));
    }
  }

  /**
   * Turns one bit, looks whether the check that comes before serving names its file, and turns it
   * back. Bits are chosen among all of the files, so that large ones are hit more often.
   */
  private void flip(Path store, int flips) throws Exception {
    Count count = count("a bit of the store turned");
    for (int i = 0; i < flips; i++) {
      boolean rebuilds = i % 100 == 99;
      pauseReading(true);
      Path generation = store.resolve("current").toRealPath();
      Map<Path, Long> files = published(generation);
      long place = (long) (random.nextDouble() * files.values().stream().mapToLong(l -> l).sum());
      Path file = generation;
      for (Map.Entry<Path, Long> entry : files.entrySet()) {
        file = entry.getKey();
        if (place < entry.getValue()) {
          break;
        }
        place -= entry.getValue();
      }
      int bit = random.nextInt(8);
      turn(file, place, bit);
      count.planted++;
      String told = Store.in(store).damage().orElse("nothing");
      if (file.endsWith(told)) {
        count.explained++;
      } else {
        System.out.println("bit " + bit + " of byte " + place + " of " + file + ": told " + told);
      }
      if (rebuilds) {
        load(store);
        recovers(count, store);
      } else {
        turn(file, place, bit);
      }
      if (Store.in(store).damage().isEmpty()) {
        count.survived++;
      }
      pauseReading(false);
    }
    recovers(count, store);
    survives(new Count("after the bits"), store);
  }

  private static void turn(Path file, long place, int bit) throws IOException {
    try (RandomAccessFile open = new RandomAccessFile(file.toFile(), "rw")) {
      open.seek(place);
      int old = open.read();
      open.seek(place);
      open.write(old ^ (1 << bit));
    }
  }

  private void fullDisk(int rounds, int full) throws Exception {
    Path disk = Files.createDirectory(work.resolve("disk"));
    if (run("mount", "-t", "tmpfs", "-o", "size=200m", "tmpfs", disk.toString())) {
      try {
        fullTmpfs(disk, rounds, full);
      } finally {
        run("umount", "-l", disk.toString());
      }
    } else {
      System.out.println("no tmpfs may be mounted here: files are limited in size instead");
      limitedFiles(full);
    }
  }

  private void fullTmpfs(Path disk, int rounds, int times) throws Exception {
    Path store = disk.resolve("store");
    Count full = count("disk full (tmpfs)");
    if (load(store).exit != 0) {
      full.planted++;
      return;
    }
    Path ballast = disk.resolve("ballast");
    for (int i = 0; i < times; i++) {
      touch();
      // From no room at all to nearly enough.
      long room = i == 0 ? 0 : (long) (random.nextDouble() * 6_000_000);
      fill(ballast, Files.getFileStore(disk).getUsableSpace() - room);
      End end = load(store);
      full.planted++;
      boolean inTime = end.exit == 0;
      if (inTime || (end.exit == 1 && oneLine(end, "is full"))) {
        full.explained++;
      } else {
        System.out.println("with room for " + room + " bytes: " + end);
      }
      Files.delete(ballast);
      survives(full, store);
      recovers(full, store);
    }
    Count readOnly = count("folder read-only");
    for (int i = 0; i < rounds; i++) {
      touch();
      run("mount", "-o", "remount,ro", disk.toString());
      End end = load(store);
      run("mount", "-o", "remount,rw", disk.toString());
      readOnly.planted++;
      if (end.exit == 1 && oneLine(end, "")) {
        readOnly.explained++;
      } else {
        System.out.println("read-only: " + end);
      }
      survives(readOnly, store);
      recovers(readOnly, store);
    }
  }

  private void limitedFiles(int rounds) throws Exception {
    Path store = work.resolve("limited");
    Count count = count("files limited in size");
    load(store);
    for (int i = 0; i < rounds; i++) {
      touch();
      String limit = Integer.toString(1 + random.nextInt(1500));
      End end =
          end(start(List.of("sh", "-c", "ulimit -f " + limit + "; exec \"$@\"", "sh"), store));
      count.planted++;
      if (end.exit == 0 || (end.exit == 1 && oneLine(end, "nothing was loaded"))) {
        count.explained++;
      } else {
        System.out.println("with files of " + limit + " blocks: " + end);
      }
      survives(count, store);
      recovers(count, store);
    }
  }

  private static boolean oneLine(End end, String part) {
    List<String> told =
        end.output.lines().filter(line -> !line.startsWith("The texts of ")).toList();
    return told.size() == 1 && told.get(0).startsWith("summit: ") && told.get(0).contains(part);
  }

  private static void fill(Path ballast, long bytes) throws IOException {
    try (var out = Files.newOutputStream(ballast)) {
      byte[] some = new byte[1 << 16];
      for (long left = bytes; left > 0; left -= some.length) {
        out.write(some, 0, (int) Math.min(left, some.length));
      }
    } catch (IOException e) {
      // As full as it gets, which is what was wanted.
      System.out.println("ballast: " + e.getMessage());
    }
  }

  // What must hold afterwards

  private void survives(Count count, Path store) throws IOException {
    try {
      if (read(store).equals(expected)) {
        count.survived++;
        return;
      }
      System.out.println(count.kind + ": the published data are others");
    } catch (RuntimeException e) {
      System.out.println(count.kind + ": the published data cannot be read: " + e);
    }
  }

  private void recovers(Count count, Path store) throws Exception {
    touch();
    pauseReading(true);
    End end = load(store);
    count.tried++;
    if (end.exit == 0 && read(store).equals(expected)) {
      count.recovered++;
    } else {
      System.out.println(count.kind + ": the next load: " + end);
    }
    try (Stream<Path> entries = Files.list(store)) {
      List<String> left =
          entries
              .map(entry -> entry.getFileName().toString())
              .filter(name -> !name.equals("current") && !name.equals("load.lock"))
              .sorted()
              .toList();
      if (left.size() > 1) {
        System.out.println(count.kind + ": left behind: " + left);
      }
      count.leftovers += left.size() - 1;
    }
    pauseReading(false);
  }

  // Reading as a server does

  /** Leftovers are counted, and files damaged, while nobody holds the database open. */
  private void pauseReading(boolean pause) {
    synchronized (reading) {
      paused = pause;
    }
  }

  private void readOn(Path store) {
    while (!over) {
      try {
        synchronized (reading) {
          if (!paused) {
            reads.incrementAndGet();
            if (!read(store).equals(expected)) {
              badReads.incrementAndGet();
            }
          }
        }
        Thread.sleep(20);
      } catch (InterruptedException e) {
        return;
      } catch (IOException | RuntimeException e) {
        badReads.incrementAndGet();
        System.out.println("reader: " + e);
      }
    }
  }

  private Contents read(Path store) throws IOException {
    synchronized (reading) {
      String database = store.resolve("current").toRealPath().toString();
      DatasetGraph dataset = DatabaseMgr.connectDatasetGraph(database);
      try {
        return Txn.calculateRead(
            dataset,
            () -> {
              long[] sum = new long[2];
              dataset
                  .find()
                  .forEachRemaining(
                      quad -> {
                        sum[0]++;
                        sum[1] += words(quad).hashCode() * 0x9E3779B97F4A7C15L;
                      });
              return new Contents(sum[0], sum[1]);
            });
      } finally {
        TDBInternal.expel(dataset);
      }
    }
  }

  /** Blank nodes have other labels in every load. */
  private static String words(Quad quad) {
    return Stream.of(quad.getGraph(), quad.getSubject(), quad.getPredicate(), quad.getObject())
        .map(node -> node == null || node.isBlank() ? "_" : node.toString())
        .collect(Collectors.joining(" "));
  }

  // Loads

  /** Another file, the same quads. */
  private void touch() throws IOException {
    Files.writeString(data.resolve("changed.ttl"), "# change " + changes++ + "\n");
  }

  private End load(Path store) throws Exception {
    return end(start(List.of(), store));
  }

  private Process start(List<String> before, Path store) throws IOException {
    List<String> command = new ArrayList<>(before);
    command.addAll(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Xshare:auto",
            "-Dsummit.home=" + home,
            "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
            "-jar",
            home.resolve("target/summit.jar").toString(),
            "load",
            "--data=" + data,
            "--store=" + store));
    Path output = Files.createTempFile(work, "load", ".out");
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    outputs.put(process, output);
    return process;
  }

  private End end(Process process) throws Exception {
    if (!process.waitFor(HANGS_AFTER_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly().waitFor();
      return new End(-1, "hangs");
    }
    return new End(process.exitValue(), Files.readString(outputs.remove(process)));
  }

  private static boolean run(String... command) throws Exception {
    try {
      return new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      return false;
    }
  }

  // Counts

  private Count count(String kind) {
    Count count = new Count(kind);
    counts.add(count);
    return count;
  }

  private boolean report() {
    boolean good = badReads.get() == 0;
    System.out.println(
        "| what was done | planted | survived | told rightly | recovered | leftovers |");
    System.out.println("|---|---|---|---|---|---|");
    for (Count count : counts) {
      System.out.printf(
          Locale.ROOT,
          "| %s | %d | %d | %d | %d of %d | %d |%n",
          count.kind,
          count.planted,
          count.survived,
          count.explained,
          count.recovered,
          count.tried,
          count.leftovers);
      good &= count.isGood();
    }
    System.out.println(
        "The published data were read "
            + reads
            + " times meanwhile, "
            + badReads
            + " times not in full.");
    System.out.println(good ? "Nothing was lost." : "SOMETHING WAS LOST.");
    return good;
  }

  private static boolean names(Path folder, String prefix) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.anyMatch(entry -> entry.getFileName().toString().startsWith(prefix));
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> tree = Files.walk(from)) {
      for (Path path : tree.toList()) {
        Files.copy(path, to.resolve(from.relativize(path).toString()));
      }
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> tree = Files.walk(folder)) {
      for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    }
  }
}

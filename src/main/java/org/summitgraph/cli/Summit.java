package org.summitgraph.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * The command {@code summit}. Exit codes: 0 clean, 1 violations or a failure, 2 wrong usage; every
 * fault that the user can mend is told in one line.
 */
@Command(
    name = "summit",
    description = "A knowledge graph in which every fact walks back to words.",
    mixinStandardHelpOptions = true,
    versionProvider = Summit.Version.class,
    synopsisSubcommandLabel = "COMMAND",
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {"0:clean", "1:violations or a failure", "2:wrong usage"})
public final class Summit implements Runnable {

  /** In the order in which the help lists them. */
  private static final Map<String, Supplier<Object>> COMMANDS = commands();

  @Spec private CommandSpec spec;

  private Summit() {}

  private static Map<String, Supplier<Object>> commands() {
    Map<String, Supplier<Object>> commands = new LinkedHashMap<>();
    commands.put("serve", ServeCommand::new);
    commands.put("check", CheckCommand::new);
    commands.put("watch", WatchCommand::new);
    commands.put("load", LoadCommand::new);
    commands.put("query", QueryCommand::new);
    commands.put("export", ExportCommand::new);
    commands.put("cite", CiteCommand::new);
    commands.put("coverage", CoverageCommand::new);
    commands.put("ontology", OntologyCommand::new);
    commands.put("release", ReleaseCommand::new);
    commands.put("train", TrainCommand::new);
    return commands;
  }

  public static void main(String[] arguments) {
    System.exit(run(arguments));
  }

  private static int run(String... arguments) {
    try {
      return commandLine(arguments).execute(arguments);
    } catch (OutOfMemoryError e) {
      long heap = Runtime.getRuntime().maxMemory() >> 20;
      System.err.println(
          "summit: a heap of "
              + heap
              + " MiB is too small for this ("
              + e.getMessage()
              + "); give it more, such as: export JVM_ARGS=-Xmx"
              + 2 * (heap + 1)
              + "m");
      return 1;
    }
  }

  /**
   * The command, writing to standard output and error unless told otherwise. To look through the
   * options of every subcommand takes longer than some of them run, so it has but the one that the
   * words begin with, and all where they begin with none.
   */
  static CommandLine commandLine(String... words) {
    CommandLine line = new CommandLine(new Summit());
    boolean named = words.length > 0 && COMMANDS.containsKey(words[0]);
    COMMANDS.forEach(
        (name, command) -> {
          if (!named || name.equals(words[0])) {
            line.addSubcommand(command.get());
          }
        });
    return line.setCaseInsensitiveEnumValuesAllowed(true)
        .setParameterExceptionHandler(Summit::explainUsage)
        .setExecutionExceptionHandler(Summit::explain);
  }

  /** One line on what is wrong and one on what to type, instead of a screen of options. */
  private static int explainUsage(ParameterException exception, String[] arguments) {
    CommandLine command = exception.getCommandLine();
    PrintWriter err = command.getErr();
    err.println("summit: " + exception.getMessage());
    if (!CommandLine.UnmatchedArgumentException.printSuggestions(exception, err)) {
      err.println("Type: " + command.getCommandSpec().qualifiedName() + " --help");
    }
    return command.getCommandSpec().exitCodeOnInvalidInput();
  }

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getErr());
    throw new ParameterException(spec.commandLine(), "Which command? Begin with: summit serve");
  }

  private static int explain(
      Exception exception, CommandLine command, CommandLine.ParseResult parsed) throws Exception {
    PrintWriter err = command.getErr();
    if (exception instanceof UserError userError) {
      err.println("summit: " + userError.getMessage());
      return userError.exitCode();
    }
    // Walking through a folder throws the unchecked kind.
    Exception cause = exception instanceof UncheckedIOException e ? e.getCause() : exception;
    if (cause instanceof IOException ioException) {
      err.println("summit: " + ofFile(ioException));
      return 1;
    }
    throw exception;
  }

  private static String ofFile(IOException exception) {
    if (exception instanceof AccessDeniedException) {
      return exception.getMessage() + " cannot be read or written; check its permissions";
    }
    if (exception instanceof NoSuchFileException) {
      return exception.getMessage() + " does not exist";
    }
    if (exception instanceof FileSystemLoopException) {
      return exception.getMessage() + " is a link to a folder that it lies in; remove it";
    }
    if (exception instanceof FileAlreadyExistsException) {
      return exception.getMessage() + " is in the way; move it, or name another folder";
    }
    return exception.getMessage();
  }

  /** The version in the jar's manifest; a build that is not packaged has none. */
  static final class Version implements CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = Summit.class.getPackage().getImplementationVersion();
      return new String[] {"Summit Graph " + (version == null ? "(not packaged)" : version)};
    }
  }
}

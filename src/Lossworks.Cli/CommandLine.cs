using System.CommandLine;
using Lossworks.Cli.Commands;
using Lossworks.Data;
using Lossworks.Training;
using Lossworks.Tuning;

namespace Lossworks.Cli;

/// <summary>The root of the command line: which commands there are, and how failures become messages and exit codes.</summary>
internal static class CommandLine
{
    /// <summary>Runs one command line and returns the exit code.</summary>
    internal static int Run(string[] args)
    {
        RootCommand root = new("Lossworks: every loss function of the field, and which one fits your data. Try: loss choose DATA --target COLUMN")
        {
            ListCommand.Create(),
            ShowCommand.Create(),
            EvalCommand.Create(),
            CheckCommand.Create(),
            TrainCommand.Create(),
            PredictCommand.Create(),
            ChooseCommand.Create(),
            TuneCommand.Create(),
            DocsCommand.Create(),
        };
        ParseResult parsed = root.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors)
                Console.Error.WriteLine("error: " + error.Message);
            Console.Error.WriteLine($"Try: loss {(parsed.CommandResult.Command == root ? "" : parsed.CommandResult.Command.Name + " ")}--help");
            return ExitCode.Usage;
        }

        return Guarded(() => parsed.Invoke(new() { EnableDefaultExceptionHandler = false }));
    }

    /// <summary>Every failure says what was wrong, where, and what to do; a stack trace helps nobody who typed a wrong name.</summary>
    private static int Guarded(Func<int> run)
    {
        try
        {
            return run();
        }
        catch (Exception e) when (e is DataException or CheckpointException or TuningException or IOException or UnauthorizedAccessException)
        {
            return Fail(e.Message, ExitCode.Failure);
        }
        catch (Exception e) when (e is LossException or UsageException)
        {
            return Fail(e.Message, ExitCode.Usage);
        }
        catch (OutOfMemoryException)
        {
            return Fail("this needs more memory than it may take: allow more, leave columns out, or, with train, let the data go through the disk (--memory).", ExitCode.Failure);
        }
        catch (OperationCanceledException)
        {
            return Fail("stopped before anything was finished; nothing was written.", ExitCode.Failure);
        }
        catch (Exception e)
        {
            return Fail($"a fault of Lossworks itself, please report it: {e.GetType().Name}: {e.Message}", ExitCode.Failure);
        }
    }

    private static int Fail(string message, int code)
    {
        Console.Error.WriteLine("error: " + message);
        return code;
    }
}

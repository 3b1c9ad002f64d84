using System.CommandLine;

namespace MllmLsp.Server.Cli.Doctor;

/// <summary><c>mllm-lsp doctor [FOLDER]</c>: what the server would see there, and why.</summary>
internal static class DoctorCommand
{
    public static Command Create(Terminal terminal)
    {
        var folder = new Argument<string>("FOLDER")
        {
            Description = "The folder that an editor would open. Default: the current one.",
            Arity = ArgumentArity.ZeroOrOne,
            DefaultValueFactory = _ => ".",
        };
        var all = new Option<bool>("--all") { Description = "List everything, however long a list gets." };
        var format = Formats.Option();
        var command = new Command("doctor", "Show what the server would see in a folder: files that are left out and why, glossaries, settings, limits.") { folder, all, format };
        CommandHelp.Add(command, [
            ("mllm-lsp doctor", "Why a note, a glossary or a setting does not count."),
            ("mllm-lsp doctor notes --all", "With every file that is left out."),
        ]);
        command.SetAction(parsed => Run(parsed.GetValue(folder)!, parsed.GetValue(format) == Formats.Json, parsed.GetValue(all), terminal));
        return command;
    }

    private static int Run(string argument, bool asJson, bool all, Terminal terminal)
    {
        var (target, problem) = LintTarget.Of(argument, terminal.WorkingDirectory, terminal.Language);
        if (target is null)
        {
            terminal.Error.WriteLine($"mllm-lsp: {SafeText.Of(problem!)}");
            return ExitCode.Failure;
        }

        var examination = new Examination(target.Folder, terminal.Language);
        if (asJson)
        {
            DoctorJson.Write(examination, terminal);
        }
        else
        {
            new DoctorText(examination, terminal, all).Write();
        }

        return examination.HasProblems ? ExitCode.Found : ExitCode.Success;
    }
}

using System.CommandLine;

namespace MllmLsp.Server.Cli;

/// <summary><c>mllm-lsp find TERM [PATH]</c></summary>
internal static class FindCommand
{
    public static Command Create(Terminal terminal)
    {
        var term = new Argument<string>("TERM") { Description = "Any label of a concept, in either language; quoted where it has spaces." };
        var path = new Argument<string>("PATH")
        {
            Description = "The note or folder to search. Default: the current folder.",
            Arity = ArgumentArity.ZeroOrOne,
            DefaultValueFactory = _ => ".",
        };
        var format = Formats.Option();
        var command = new Command("find", "Search notes for a concept, by all its names in both languages.") { term, path, format };
        CommandHelp.Add(command, [
            ("mllm-lsp find RoPE", "Every place of RoPE, 旋转位置编码 and its other names in this folder."),
            ("mllm-lsp find \"KV cache\" notes", "A term of several words, in another folder."),
            ("mllm-lsp find 旋转位置编码 notes/vlm.md --format json", "One note, for another program."),
        ]);
        command.SetAction(parsed => Run(
            parsed.GetRequiredValue(term), parsed.GetValue(path)!, parsed.GetValue(format) == Formats.Json, terminal));
        return command;
    }

    private static int Run(string term, string path, bool asJson, Terminal terminal)
    {
        if (!LintTarget.ReadAll([path], terminal, out var targets))
        {
            return ExitCode.Failure;
        }

        var result = ConceptFinder.Find(term, targets[0], terminal.Language);
        if (asJson)
        {
            FindReport.WriteJson(term, result, terminal);
        }
        else
        {
            FindReport.WriteText(term, result, terminal);
        }

        return result.Places.IsEmpty ? ExitCode.Found : ExitCode.Success;
    }
}

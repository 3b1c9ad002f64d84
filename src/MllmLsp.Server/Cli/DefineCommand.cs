using System.Collections.Immutable;
using System.CommandLine;
using MllmLsp.Core.Features;
using MllmLsp.Core.Localization;
using MllmLsp.Server.Files;

namespace MllmLsp.Server.Cli;

/// <summary><c>mllm-lsp define TERM</c></summary>
internal static class DefineCommand
{
    private const int NearestCount = 5;

    public static Command Create(Terminal terminal)
    {
        var term = new Argument<string[]>("TERM") { Description = "Any label of a concept, in either language.", Arity = ArgumentArity.OneOrMore };
        var format = Formats.Option();
        var folder = new Option<string>("--in")
        {
            Description = "The folder whose glossaries count beside the built-in one.",
            HelpName = "FOLDER",
            DefaultValueFactory = _ => ".",
        };
        var command = new Command("define", "Say what a term means.") { term, format, folder };
        CommandHelp.Add(command, [
            ("mllm-lsp define RoPE", "The card that an editor shows on hovering."),
            ("mllm-lsp define 旋转位置编码", "The same card, by its Chinese name."),
            ("mllm-lsp define KV cache --format json", "Words of one term need no quotes."),
        ]);
        command.SetAction(parsed => Run(
            string.Join(' ', parsed.GetRequiredValue(term)),
            parsed.GetValue(folder)!,
            parsed.GetValue(format) == Formats.Json,
            terminal));
        return command;
    }

    private static int Run(string term, string folder, bool asJson, Terminal terminal)
    {
        var path = DiskPath.Normalize(folder, terminal.WorkingDirectory);
        if (!Directory.Exists(path))
        {
            var reason = terminal.Language == Language.Chinese ? "没有这个目录" : "no such directory";
            terminal.Error.WriteLine($"mllm-lsp: {SafeText.Of(folder)}: {reason}");
            return ExitCode.Failure;
        }

        var glossary = FolderGlossary.Of(path, terminal.Language);
        var concepts = glossary.Lookup(term);
        var nearest = concepts.IsEmpty ? glossary.Nearest(term, NearestCount) : [];
        if (asJson)
        {
            ConceptJson.Write(term, concepts, nearest, terminal);
        }
        else if (concepts.IsEmpty)
        {
            terminal.Error.WriteLine(Unknown(term, nearest, terminal.Language));
        }
        else
        {
            // Several where the term is ambiguous; a blank line stands between.
            terminal.Out.Write(string.Join('\n', concepts.Select(concept => ConceptCard.PlainText(glossary, concept, terminal.Language, null))));
        }

        return concepts.IsEmpty ? ExitCode.Found : ExitCode.Success;
    }

    internal static string Unknown(string term, ImmutableArray<string> nearest, Language language)
    {
        var labels = SafeText.Of(string.Join(language == Language.Chinese ? "、" : ", ", nearest));
        var shown = SafeText.Of(term);
        return (language, nearest.IsEmpty) switch
        {
            (Language.Chinese, true) => $"mllm-lsp: 术语表中没有“{shown}”。",
            (Language.Chinese, false) => $"mllm-lsp: 术语表中没有“{shown}”。相近的有：{labels}",
            (_, true) => $"mllm-lsp: no glossary knows \"{shown}\".",
            _ => $"mllm-lsp: no glossary knows \"{shown}\". Nearest: {labels}",
        };
    }
}

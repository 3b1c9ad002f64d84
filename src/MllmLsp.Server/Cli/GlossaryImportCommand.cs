using System.Collections.Immutable;
using System.CommandLine;
using MllmLsp.Core.Glossaries;
using MllmLsp.Core.Glossaries.Exchange;
using MllmLsp.Core.Localization;
using MllmLsp.Core.Text;
using MllmLsp.Server.Exchange;
using MllmLsp.Server.Files;

namespace MllmLsp.Server.Cli;

/// <summary><c>mllm-lsp glossary import FILE ...</c></summary>
internal static class GlossaryImportCommand
{
    public static Command Create(Terminal terminal)
    {
        var files = new Argument<string[]>("FILE") { Description = "Files in other formats; all of them make one glossary.", Arity = ArgumentArity.OneOrMore };
        var from = new Option<string?>("--from") { Description = "Default: what the ending of each file's name says.", HelpName = string.Join('|', ExchangeFormat.Imported) };
        from.AcceptOnlyFromAmong(ExchangeFormat.Imported);
        var output = OutputFile.PathOption();
        var force = OutputFile.ForceOption();
        var command = new Command("import", "Make a glossary of Contextive YAML, CSV, TSV, Markdown tables, TBX or SKOS (JSON-LD).") { files, from, output, force };
        CommandHelp.Add(command, [
            ("mllm-lsp glossary import terms.csv -o team.glossary.yml", "A table whose first row names its columns."),
            ("mllm-lsp glossary import .contextive/definitions.yml -o domain.glossary.yml", "A glossary of Contextive."),
            ("mllm-lsp glossary import notes/terms.md", "Tables such as | 缩写 | English | 中文 | 说明 |, to standard output."),
        ]);
        command.SetAction(parsed => Run(
            parsed.GetRequiredValue(files), parsed.GetValue(from), new OutputFile(parsed.GetValue(output), parsed.GetValue(force)), terminal));
        return command;
    }

    private static int Run(string[] paths, string? from, OutputFile output, Terminal terminal)
    {
        if (!LintTarget.ReadAll(paths, terminal, out var targets))
        {
            return ExitCode.Failure;
        }

        var sources = new List<Source>();
        foreach (var target in targets)
        {
            if (Read(target, from, sources.Sum(source => source.Text.Length + 1), terminal) is not { } source)
            {
                return ExitCode.Failure;
            }

            sources.Add(source);
        }

        var titles = sources.Select(source => source.Read.Title).Where(title => !title.IsEmpty).Distinct().ToImmutableArray();
        var import = GlossaryImport.Of(
            new ImportedGlossary(
                titles.Length == 1 ? titles[0] : new LocalizedText(null, null),
                [.. sources.SelectMany(source => source.Read.Concepts.Select(concept => concept with { Offset = concept.Offset + source.Start }))],
                [.. sources.SelectMany(source => source.Read.Problems.Select(problem => problem with { Offset = problem.Offset + source.Start }))]),
            Glossary.Create(BuiltInGlossary.Files, []));
        if (import.Count == 0)
        {
            Print(sources, import, terminal);
            Say(terminal, $"{string.Join(", ", paths)}: no concept is there", $"{string.Join("、", paths)}：其中没有概念");
            return ExitCode.Failure;
        }

        if (!output.Write(import.Text, withMark: false, terminal))
        {
            return ExitCode.Failure;
        }

        Print(sources, import, terminal);
        if (output.Path is { } written)
        {
            Say(terminal, $"{written}: {import.Count} {(import.Count == 1 ? "concept" : "concepts")}", $"{written}：{import.Count} 个概念");
            WarnOfName(written, terminal);
        }

        return ExitCode.Success;
    }

    /// <param name="Start">Where its text begins if the texts of all files are taken for one.</param>
    private sealed record Source(string Path, SourceText Text, int Start, ImportedGlossary Read);

    private static Source? Read(LintTarget target, string? from, int start, Terminal terminal)
    {
        var shown = ShownPath.Of(target.Path, terminal.WorkingDirectory);
        if (target.IsFolder)
        {
            Say(terminal, $"{shown}: a folder; name the files to import", $"{shown}：这是目录；请指定要导入的文件");
            return null;
        }

        if ((from ?? ExchangeFormat.OfName(target.Path)) is not { } format || !ExchangeFormat.Imported.Contains(format))
        {
            Say(
                terminal,
                $"{shown}: its name does not tell the format; say --from {string.Join('|', ExchangeFormat.Imported)}",
                $"{shown}：从文件名看不出格式；请指定 --from {string.Join('|', ExchangeFormat.Imported)}");
            return null;
        }

        var content = FileReader.Read(target.Path);
        if (content.Problem is { } unreadable)
        {
            var message = unreadable.ToDiagnostic(terminal.Language).Message;
            Say(terminal, $"{shown}: {message}", $"{shown}：{message}");
            return null;
        }

        var source = new Source(target.Path, content.Text, start, ExchangeFormat.Read(format, content.Text));
        var fatal = source.Read.Problems.Where(problem => problem.IsFatal).ToImmutableArray();
        foreach (var problem in fatal)
        {
            Print(source with { Start = 0 }, problem, terminal);
        }

        return fatal.IsEmpty ? source : null;
    }

    private static void Print(List<Source> sources, GlossaryImport import, Terminal terminal)
    {
        foreach (var problem in import.Problems)
        {
            Print(sources.Last(source => source.Start <= problem.Offset), problem, terminal);
        }
    }

    private static void Print(Source source, ImportProblem problem, Terminal terminal)
    {
        var at = source.Text.Lines.PositionAt(Math.Clamp(problem.Offset - source.Start, 0, source.Text.Length));
        terminal.Error.WriteLine(SafeText.Of(
            $"mllm-lsp: {ShownPath.Of(source.Path, terminal.WorkingDirectory)}:{at.Line + 1}:{at.Character + 1}: {problem.Message.In(terminal.Language)}"));
    }

    /// <summary>A file that no workspace would find helps nobody.</summary>
    private static void WarnOfName(string written, Terminal terminal)
    {
        var path = DiskPath.Normalize(written, terminal.WorkingDirectory);
        var isNamed = path.EndsWith(".glossary.yml", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".glossary.yaml", StringComparison.OrdinalIgnoreCase);
        var isYaml = path.EndsWith(".yml", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".yaml", StringComparison.OrdinalIgnoreCase);
        if (!isNamed && !(isYaml && path.Contains("/glossary/", DiskPath.Comparison)))
        {
            Say(
                terminal,
                $"{written}: no glossary by its name; editors find *.glossary.yml, and *.yml below a folder 'glossary'",
                $"{written}：从文件名看不是术语表；编辑器只认 *.glossary.yml，以及 glossary 目录下的 *.yml");
        }
    }

    private static void Say(Terminal terminal, string english, string chinese) =>
        terminal.Error.WriteLine($"mllm-lsp: {SafeText.Of(terminal.Language == Language.Chinese ? chinese : english)}");
}

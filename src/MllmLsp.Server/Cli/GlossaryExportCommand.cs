using System.Collections.Immutable;
using System.CommandLine;
using MllmLsp.Core.Glossaries;
using MllmLsp.Core.Glossaries.Exchange;
using MllmLsp.Core.Localization;
using MllmLsp.Server.Exchange;
using MllmLsp.Server.Files;

namespace MllmLsp.Server.Cli;

/// <summary><c>mllm-lsp glossary export [PATH] --format FORMAT</c></summary>
internal static class GlossaryExportCommand
{
    private static readonly Wording NoScope = new(
        "No other format says where an entry applies or what it replaces (appliesTo, replace), left out",
        "其他格式不能说明条目的适用范围和替换关系（appliesTo、replace），已略去");

    public static Command Create(Terminal terminal)
    {
        var path = new Argument<string>("PATH")
        {
            Description = "A folder, whose terms in force are written, or one glossary file. Default: the current folder.",
            DefaultValueFactory = _ => ".",
        };
        var format = new Option<string?>("--format") { Description = "Default: what the ending of -o names.", HelpName = string.Join('|', ExchangeFormat.Exported) };
        format.AcceptOnlyFromAmong(ExchangeFormat.Exported);
        var builtIn = new Option<bool>("--built-in") { Description = "With the built-in concepts. Default for a folder, unless its settings switch them off." };
        var noBuiltIn = new Option<bool>("--no-built-in") { Description = "Without the built-in concepts that no glossary of the folder speaks of." };
        var title = new Option<string?>("--title") { Description = "The title of what is written.", HelpName = "TEXT" };
        var baseAddress = new Option<string>("--base")
        {
            Description = "SKOS: what the addresses of concepts begin with.",
            HelpName = "ADDRESS",
            DefaultValueFactory = _ => Skos.DefaultBase,
        };
        var output = OutputFile.PathOption();
        var force = OutputFile.ForceOption();
        var command = new Command("export", "Write a glossary as SKOS (JSON-LD), TBX-Basic, CSV, Markdown or one HTML page.")
        {
            path, format, output, force, builtIn, noBuiltIn, title, baseAddress,
        };
        CommandHelp.Add(command, [
            ("mllm-lsp glossary export -o glossary.html", "One page to read and search, without a network."),
            ("mllm-lsp glossary export notes --no-built-in --format csv > terms.csv", "Your own concepts as a table."),
            ("mllm-lsp glossary export glossary/team.yml --format skos --base https://example.org/terms/", "One file as linked data."),
        ]);
        command.SetAction(parsed => Run(
            new Request(
                parsed.GetValue(path)!,
                parsed.GetValue(format) ?? (parsed.GetValue(output) is { } named ? ExchangeFormat.OfName(named) : null),
                parsed.GetValue(noBuiltIn) ? false : parsed.GetValue(builtIn) ? true : null,
                parsed.GetValue(title),
                parsed.GetValue(baseAddress)!),
            new OutputFile(parsed.GetValue(output), parsed.GetValue(force)),
            terminal));
        return command;
    }

    /// <param name="Format">Null: neither option nor file name says.</param>
    /// <param name="BuiltIn">Null: as the path asks for.</param>
    private sealed record Request(string Path, string? Format, bool? BuiltIn, string? Title, string BaseAddress);

    private static int Run(Request request, OutputFile output, Terminal terminal)
    {
        if (request.Format is not { } format || !ExchangeFormat.Exported.Contains(format))
        {
            return Fail(terminal, "say the format: --format " + string.Join('|', ExchangeFormat.Exported), "请指定格式：--format " + string.Join('|', ExchangeFormat.Exported));
        }

        if (format == ExchangeFormat.Skos && (!Uri.TryCreate(request.BaseAddress, UriKind.Absolute, out _) || request.BaseAddress.Any(character => character is ' ' or '<' or '>' or '"')))
        {
            return Fail(terminal, $"--base {request.BaseAddress}: no whole address, such as https://example.org/terms/", $"--base {request.BaseAddress}：不是完整地址，如 https://example.org/terms/");
        }

        if (!LintTarget.ReadAll([request.Path], terminal, out var targets))
        {
            return ExitCode.Failure;
        }

        if (Source(targets[0], request.BuiltIn, terminal) is not { } source)
        {
            return ExitCode.Failure;
        }

        if (source.Concepts.IsEmpty)
        {
            return Fail(terminal, $"{request.Path}: no concept to export", $"{request.Path}：没有可导出的概念");
        }

        var topics = GlossaryTopic.Of(source.Glossary, source.Concepts);
        var losses = new ExportLosses();
        foreach (var concept in source.Concepts)
        {
            if (concept.Replace || source.Glossary.Files.GetValueOrDefault(concept.DefinedIn)?.AppliesTo.IsEmpty == false)
            {
                losses.Add(NoScope, concept.Id);
            }
        }

        var text = new StringWriter { NewLine = "\n" };
        Write(text, format, topics, request, terminal.Language, losses);
        if (!output.Write(text.ToString(), format is ExchangeFormat.Csv or ExchangeFormat.Tsv, terminal))
        {
            return ExitCode.Failure;
        }

        foreach (var line in losses.Lines(terminal.Language))
        {
            terminal.Error.WriteLine($"mllm-lsp: {SafeText.Of(line)}");
        }

        return ExitCode.Success;
    }

    private static void Write(TextWriter text, string format, ImmutableArray<GlossaryTopic> topics, Request request, Language language, ExportLosses losses)
    {
        var title = request.Title ?? (topics.Length == 1 ? topics[0].TitleIn(language) : language == Language.Chinese ? "多模态大模型术语表" : "Glossary of multimodal language models");
        switch (format)
        {
            case ExchangeFormat.Skos:
                SkosWriter.Write(text, topics, request.BaseAddress, losses);
                break;
            case ExchangeFormat.Tbx:
                TbxWriter.Write(text, topics, title, losses);
                break;
            case ExchangeFormat.Markdown:
                MarkdownExport.Write(text, topics, title, language, losses);
                break;
            case ExchangeFormat.Html:
                HtmlExport.Write(text, topics, title, language, losses);
                break;
            default:
                CsvText.Write(text, GlossaryTable.Rows(topics).Prepend(GlossaryTable.Header), format == ExchangeFormat.Tsv ? '\t' : ',');
                break;
        }
    }

    /// <summary>The concepts to write, each as it is in force. Null where a file that was named is no glossary; the reason has been printed.</summary>
    private static (Glossary Glossary, ImmutableArray<Concept> Concepts)? Source(LintTarget target, bool? builtIn, Terminal terminal)
    {
        if (target.IsFolder)
        {
            var glossary = InForce(target.Path, builtIn, terminal.Language);
            return (glossary, builtIn == false ? OwnOf(glossary, _ => true) : glossary.Concepts);
        }

        var file = WorkspaceLoader.ReadGlossary(target.Path).File;
        foreach (var problem in file.IsBroken ? file.Problems : [])
        {
            var at = file.Text.Lines.PositionAt(problem.Span.Start);
            terminal.Error.WriteLine(SafeText.Of(
                $"mllm-lsp: {ShownPath.Of(target.Path, terminal.WorkingDirectory)}:{at.Line + 1}:{at.Character + 1}: {problem.Message.In(terminal.Language)}"));
        }

        if (file.IsBroken || !file.IsGlossary)
        {
            if (!file.IsBroken)
            {
                _ = Fail(
                    terminal,
                    $"{ShownPath.Of(target.Path, terminal.WorkingDirectory)}: no glossary: its YAML has no 'concepts'",
                    $"{ShownPath.Of(target.Path, terminal.WorkingDirectory)}：不是术语表：YAML 中没有“concepts”");
            }

            return null;
        }

        var merged = Glossary.Create(BuiltInGlossary.Files, [file]);
        return (merged, builtIn == true ? merged.Concepts : OwnOf(merged, path => path == target.Path));
    }

    /// <summary>What reaches the notes of a folder, and what lies below it and reaches only there.</summary>
    private static Glossary InForce(string folder, bool? builtIn, Language language)
    {
        var workspace = FolderGlossary.WorkspaceOf(folder, language);
        var reaching = workspace.GlossaryFor(DiskPath.Combine(folder, "note.md")).Files;
        var files = workspace.GlossaryFiles.Values.Concat(workspace.ConceptNotes.Values)
            .Where(file => file.IsGlossary && (reaching.ContainsKey(file.Path) || DiskPath.IsWithin(file.Path, folder)));
        return Glossary.Create(builtIn == true || workspace.SettingsFor(folder).BuiltInGlossary ? BuiltInGlossary.Files : [], [.. files]);
    }

    /// <summary>The concepts that workspace files speak of, in the glossary's order, with what they add to built-in ones.</summary>
    private static ImmutableArray<Concept> OwnOf(Glossary glossary, Func<string, bool> counts)
    {
        var own = glossary.Files.Values
            .Where(file => !file.Path.StartsWith(Glossary.BuiltInScheme, StringComparison.Ordinal) && counts(file.Path))
            .SelectMany(file => file.Concepts)
            .SelectMany(concept => glossary.Find(concept.Id) is { } found ? [found] : concept.Labels.SelectMany(label => glossary.Lookup(label.Text)))
            .Select(concept => concept.Id)
            .ToHashSet(StringComparer.Ordinal);
        return [.. glossary.Concepts.Where(concept => own.Contains(concept.Id))];
    }

    private static int Fail(Terminal terminal, string english, string chinese)
    {
        terminal.Error.WriteLine($"mllm-lsp: {SafeText.Of(terminal.Language == Language.Chinese ? chinese : english)}");
        return ExitCode.Failure;
    }
}

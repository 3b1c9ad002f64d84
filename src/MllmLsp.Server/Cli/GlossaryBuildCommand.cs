using System.Collections.Immutable;
using System.CommandLine;
using MllmLsp.Core.Harvest;
using MllmLsp.Core.Localization;
using MllmLsp.Server.Files;

namespace MllmLsp.Server.Cli;

/// <summary><c>mllm-lsp glossary build DOCUMENT... [-o FILE]</c></summary>
internal static class GlossaryBuildCommand
{
    /// <summary>Below it, most candidates are no terms.</summary>
    private const double UsualConfidence = 0.5;

    public static Command Create(Terminal terminal)
    {
        var documents = new Argument<string[]>("DOCUMENT") { Description = "Notes, folders or globs to look for terms in.", Arity = ArgumentArity.OneOrMore };
        var output = new Option<string?>("--output", "-o") { Description = "Write the candidates to this file, as YAML that is not in force.", HelpName = "FILE" };
        var force = new Option<bool>("--force") { Description = "Replace FILE; names that were rejected in it stay rejected." };
        var format = Formats.Option();
        var all = new Option<bool>("--all") { Description = "Also what the glossaries have already." };
        var least = new Option<double>("--min-confidence")
        {
            Description = "Leave out what is less certain, from 0 to 1.",
            HelpName = "NUMBER",
            DefaultValueFactory = _ => UsualConfidence,
        };
        least.Validators.Add(result =>
        {
            if (result.Tokens.Count > 0 && result.GetValueOrDefault<double>() is not (>= 0 and <= 1))
            {
                result.AddError("--min-confidence takes a number from 0 to 1.");
            }
        });
        var review = new Option<bool>("--review") { Description = "Walk through the candidates and decide." };
        var into = new Option<string?>("--into") { Description = "With --review: the glossary that accepted entries are written into.", HelpName = "FILE" };
        var command = new Command("build", "Propose concepts that notes name: abbreviations, translations, definitions, terms.")
        {
            documents, output, force, format, all, least, review, into,
        };
        CommandHelp.Add(command, [
            ("mllm-lsp glossary build notes", "Show the terms of a folder's notes that no glossary has."),
            ("mllm-lsp glossary build 'notes/**/*.md' -o candidates.glossary.yml", "Write them as entries, with what speaks for each."),
            ("mllm-lsp glossary build notes --review --into glossary/terms.yml", "Decide on each of them."),
        ]);
        command.SetAction(parsed => Run(
            new Request(
                parsed.GetValue(documents)!,
                parsed.GetValue(output),
                parsed.GetValue(force),
                parsed.GetValue(format) == Formats.Json,
                parsed.GetValue(all),
                parsed.GetValue(least),
                parsed.GetValue(review),
                parsed.GetValue(into)),
            terminal));
        return command;
    }

    private sealed record Request(string[] Documents, string? Output, bool Force, bool AsJson, bool All, double Least, bool Review, string? Into);

    private static int Run(Request request, Terminal terminal)
    {
        if (Contradiction(request, terminal.Language) is { } wrong)
        {
            terminal.Error.WriteLine($"mllm-lsp: {wrong}");
            return ExitCode.Failure;
        }

        var store = CandidateStore.Open(request.Output ?? (request.Review ? CandidateStore.DefaultPath(request.Into!) : null), isNamed: request.Output is not null, terminal);
        if (request.Output is not null && !request.Review && store.Exists && !request.Force)
        {
            terminal.Error.WriteLine(terminal.Language == Language.Chinese
                ? $"mllm-lsp: {SafeText.Of(request.Output)}：文件已存在。要替换它，请加 --force"
                : $"mllm-lsp: {SafeText.Of(request.Output)}: the file exists. Add --force to replace it");
            return ExitCode.Failure;
        }

        if (!store.IsUsable || DocumentArguments.Read(request.Documents, terminal) is not { } paths)
        {
            return ExitCode.Failure;
        }

        var candidates = Candidates(request, paths, store, terminal, out var failures);
        if (request.Review)
        {
            return CandidateReview.Run(candidates, store, DiskPath.Normalize(request.Into!, terminal.WorkingDirectory), terminal);
        }

        if (request.Output is not null && !store.Write(candidates))
        {
            return ExitCode.Failure;
        }

        CandidateReport.Write(candidates, paths.Length, request.AsJson, request.Output, terminal);
        return failures > 0 ? ExitCode.Failure : ExitCode.Success;
    }

    private static ImmutableArray<Candidate> Candidates(Request request, string[] paths, CandidateStore store, Terminal terminal, out int failures)
    {
        var folder = paths.Length > 0 ? DiskPath.Parent(paths[0])! : terminal.WorkingDirectory;
        var known = FolderGlossary.Of(folder, terminal.Language);
        var failed = 0;
        var set = HarvestProgress.Run(terminal, paths.Length, done => NoteHarvester.Run(paths, FileReader.Read, known, Report, done));
        failures = failed;
        var rejected = store.Rejected.Select(NameKey).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. set.Candidates(known, request.Least).Where(candidate =>
                (request.All || !candidate.IsKnown) && !candidate.Names.Any(name => rejected.Contains(NameKey(name.Text)))),
        ];

        void Report(FileProblem problem)
        {
            failed++;
            terminal.Error.WriteLine($"mllm-lsp: {SafeText.Of(ShownPath.Of(problem.Path, terminal.WorkingDirectory))}: {SafeText.Of(problem.Detail)}");
        }
    }

    private static string NameKey(string name) => CandidateSet.KeyOf(name);

    private static string? Contradiction(Request request, Language language)
    {
        var chinese = language == Language.Chinese;
        if (request.Review && request.Into is null)
        {
            return chinese ? "--review 需要 --into FILE：接受的条目写到哪里" : "--review needs --into FILE: where accepted entries are written";
        }

        if (!request.Review && request.Into is not null)
        {
            return chinese ? "--into 只与 --review 一起使用" : "--into goes with --review only";
        }

        return request.Review && request.AsJson ? (chinese ? "--review 不能与 --format json 一起使用" : "--review and --format json exclude each other") : null;
    }
}

using System.Collections.Immutable;
using MllmLsp.Core.Diagnostics;
using MllmLsp.Core.Glossaries;
using MllmLsp.Core.Rules;
using MllmLsp.Core.Text;
using MllmLsp.Core.Workspaces;

namespace MllmLsp.Core.Features.Fixing;

/// <summary>
/// Applies fixes to many files at once. Each pass takes, file by file and from the top, every fix that gets into no earlier one's way; of
/// two that overlap the first wins, and the other is computed again from the new text. Passes follow until nothing more applies.
/// </summary>
public sealed class FixRun
{
    /// <summary>Fixes that undo each other would go on for ever; real notes settle in two or three passes.</summary>
    private const int MostPasses = 20;

    private readonly FixSafety worst;
    private readonly FeatureContext context;
    private readonly Dictionary<string, SourceText> texts = new(StringComparer.Ordinal);
    private readonly HashSet<string> created = new(StringComparer.Ordinal);
    private readonly List<AppliedFix> applied = [];
    private readonly MendedPlaces mended = new();
    private Workspace workspace;

    private FixRun(Workspace workspace, FixSafety worst, FeatureContext context)
    {
        this.workspace = workspace;
        this.worst = worst;
        this.context = context with { ReadText = path => texts.GetValueOrDefault(path) ?? context.ReadText(path) };
    }

    /// <summary>Mends what is found in some files, as far as fixes of a kind can. Fixes may change other files, too.</summary>
    /// <param name="paths">Notes and glossaries of the workspace whose findings are to be mended; known ones of a baseline are not.</param>
    /// <param name="worst">The kind that is still allowed: <see cref="FixSafety.Safe"/> or <see cref="FixSafety.Unsafe"/>.</param>
    /// <param name="context">Its <see cref="FeatureContext.ReadText"/> knows the text of every file of the workspace.</param>
    /// <remarks>Each pass runs the rules on the files that changed; the last one runs them on all.</remarks>
    public static FixOutcome Run(Workspace workspace, IReadOnlyCollection<string> paths, FixSafety worst, FeatureContext context)
    {
        var run = new FixRun(workspace, worst, context);
        var isSettled = run.Repeat([.. paths.Order(StringComparer.Ordinal)]);
        return new FixOutcome(
            run.workspace,
            run.texts.ToImmutableSortedDictionary(StringComparer.Ordinal),
            [.. run.created],
            [.. run.applied],
            isSettled);
    }

    private bool Repeat(ImmutableArray<string> all)
    {
        var due = all;
        for (var pass = 0; pass < MostPasses; pass++)
        {
            var before = applied.Count;
            var touched = Pass(due);
            if (applied.Count > before)
            {
                due = [.. all.Where(touched.Contains)];
            }
            else if (due.Length == all.Length)
            {
                return true;
            }
            else
            {
                // A file that looked done may have a finding that a change elsewhere brought, or made mendable.
                due = all;
            }
        }

        return false;
    }

    /// <returns>Paths of files that changed, and of those with a fix that had to wait.</returns>
    private HashSet<string> Pass(ImmutableArray<string> due)
    {
        var proposals = new ImmutableArray<Proposal>[due.Length];
        Parallel.For(0, due.Length, i => proposals[i] = Proposals(due[i]));

        var pass = new FixPass(workspace, context);
        var touched = new HashSet<string>(StringComparer.Ordinal);
        var taken = new List<Proposal>();
        foreach (var (key, count) in proposals.SelectMany(each => each).CountBy(each => each.Key))
        {
            mended.Expect(key, count);
        }

        foreach (var proposal in proposals.SelectMany(each => each).Where(each => mended.Allows(each.Key, each.Span)))
        {
            touched.Add(proposal.Key.Path);
            if (pass.Take(proposal.Fix))
            {
                mended.Take(proposal.Key);
                taken.Add(proposal);
                applied.Add(new AppliedFix(proposal.Key.Path, proposal.Code, proposal.Fix.Title));
                touched.UnionWith(proposal.Fix.Edits.Select(edit => edit.Path));
            }
        }

        var changed = pass.Results();
        foreach (var (path, text) in changed)
        {
            texts[path] = text;
        }

        foreach (var proposal in taken)
        {
            mended.Add(proposal.Key, proposal.Span, proposal.Fix);
        }

        mended.Move(pass.EditsOf);
        created.UnionWith(pass.Created);
        workspace = With(pass.Created, changed);
        return touched;
    }

    private ImmutableArray<Proposal> Proposals(string path)
    {
        if (context.TextOf(workspace, path) is not { } text)
        {
            return [];
        }

        var document = workspace.Find(path);
        var findings = document is not null ? RuleSet.Run(workspace, document, context.Language)
            : [.. workspace.SettingsFor(path).Judge(workspace.GlossaryProblems(path, context.Language))];
        return
        [
            .. KnownFindings.Without(workspace, path, text, findings)
                .Select(finding => (finding, Fix: Choose(document is null ? finding.Fixes : CodeActions.FixesFor(workspace, document, finding, context))))
                .Where(each => each.Fix is not null)
                .Select(each => new Proposal(new MendedKey(path, Fingerprint.Of(each.finding, text), each.Fix!.Title), each.finding.Span, each.finding.Code, each.Fix)),
        ];
    }

    /// <summary>The one safe fix; where guesses are allowed, the best. Of several safe ones none is certain to be meant.</summary>
    private Fix? Choose(ImmutableArray<Fix> fixes)
    {
        var safe = fixes.Where(fix => fix.Safety == FixSafety.Safe).Take(2).ToArray();
        return safe.Length == 1 ? safe[0] : fixes.FirstOrDefault(fix => worst == FixSafety.Unsafe && fix.Safety <= FixSafety.Unsafe);
    }

    private Workspace With(IReadOnlyCollection<string> added, IReadOnlyCollection<KeyValuePair<string, SourceText>> changed)
    {
        var result = added.Count == 0 ? workspace : workspace.WithFiles(added.Aggregate(workspace.Files, (files, path) => files.With(path)));
        var glossaries = changed.Where(each => IsGlossary(each.Key)).Select(each => GlossaryParser.Parse(each.Key, each.Value));
        return result.WithGlossaryFiles(glossaries)
            .WithDocuments([.. changed.Where(each => !IsGlossary(each.Key)).Select(each => Document.Parse(each.Key, each.Value))]);
    }

    private bool IsGlossary(string path) => workspace.Find(path) is null && (workspace.GlossaryFiles.ContainsKey(path) || !workspace.IsNote(path));

    private readonly record struct Proposal(MendedKey Key, TextSpan Span, string Code, Fix Fix);
}

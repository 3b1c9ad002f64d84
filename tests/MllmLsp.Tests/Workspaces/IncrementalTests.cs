using CsCheck;
using MllmLsp.Core.Glossaries;
using MllmLsp.Core.Localization;
using MllmLsp.Core.Rules;
using MllmLsp.Core.Text;
using MllmLsp.Core.Workspaces;
using MllmLsp.Tests.Glossaries;

namespace MllmLsp.Tests.Workspaces;

/// <summary>A workspace changed step by step says what one built from scratch says.</summary>
public class IncrementalTests
{
    private static readonly string[] Paths = ["/ws/a.md", "/ws/B.md", "/ws/sub/a.md", "/ws/sub/c.md", "/ws/d e/笔记.md", "/ws/x.png"];

    /// <summary>A folder outlives its last file, on the disk as in the set.</summary>
    private static readonly string[] Folders = ["/ws/sub", "/ws/d e"];

    private static readonly string[] Texts =
    [
        "# Title A\n[[a]] [[c#Part]] [x](sub/c.md#part) [y](B.md) RoPE",
        "# 笔记\n## Part\n[[Title A]] [[笔记]] [b](b.md) ![p](x.png) [[MoF]]",
        "---\ntitle: Title A\naliases: [c]\n---\n[[B]] [z](../a.md) 旋转位置编码 [e](d%20e/%E7%AC%94%E8%AE%B0.md)",
        "[[gone]] [[sub/a]] [f](sub/) [g](d e/x.md)",
        "---\nterm: true\naliases: [旋转位置编码]\nrelated: [\"[[B]]\", mof]\n---\n# RoPE\n\nTurns [pairs][p].\n\n[[RoPE]] MoF",
        "---\nterm: true\nkind: thing\n---\nMoF without a title, 旋转位置编码",
    ];

    private static readonly string[] Glossaries =
    [
        "concepts:\n  - term: RoPE / 旋转位置编码\n    definition: d\n",
        "concepts:\n  - term: MoF\n    definition: d\n",
        "concepts:\n  - id: [",
    ];

    private static readonly Gen<Func<State, State>> GenStep = Gen.OneOf(
        Gen.Select(Gen.Int[0, Paths.Length - 1], Gen.Int[0, Texts.Length - 1], Gen.Bool, (p, t, open) => (Func<State, State>)(s => s.Write(Paths[p], Texts[t], open))),
        Gen.Select(Gen.Int[0, Paths.Length - 1], p => (Func<State, State>)(s => s.Delete(Paths[p]))),
        Gen.Select(Gen.Int[0, Glossaries.Length - 1], Gen.Bool, (g, nested) => (Func<State, State>)(s => s.WriteGlossary(nested ? "/ws/sub/x.glossary.yml" : "/ws/glossary/g.yml", Glossaries[g]))),
        Gen.Select(Gen.Bool, nested => (Func<State, State>)(s => s.DeleteGlossary(nested ? "/ws/sub/x.glossary.yml" : "/ws/glossary/g.yml"))));

    /// <summary>While a folder is read, batches of notes come with no glossary file: merging anew for each of them took most of the load.</summary>
    [Fact]
    public void A_merged_glossary_is_kept_where_no_file_changes()
    {
        var workspace = Workspace.Empty.WithFolders([new WorkspaceFolder("/notes", "/notes", Settings.Default)]).WithGlossaryFiles([Concepts.File("- attention")]);
        var merged = workspace.GlossaryFor("/notes/a.md");
        Assert.NotEmpty(merged.Concepts);
        Assert.Same(merged, workspace.WithGlossaryFiles([]).WithoutGlossaryFile("/notes/none.yml").GlossaryFor("/notes/a.md"));
    }

    [Fact]
    public void Steps_equal_a_rebuild() => GenStep.Array[1, 12].Sample(
        steps =>
        {
            var state = steps.Aggregate(State.Empty, (s, step) => step(s));
            Assert.Equal(Describe(state.Rebuild()), Describe(state.Current.WithDocuments(state.Documents())));
        },
        iter: LongRun.Cases(500));

    private static string Describe(Workspace workspace) => string.Join('\n', workspace.Documents.OrderBy(d => d.Path, StringComparer.Ordinal).Select(d =>
        $"{d.Path} open={d.IsOpen} text={d.Text is not null} mentions={string.Join(',', d.Mentions ?? [])} "
        + $"users={string.Join(',', workspace.MayReferTo(d.Path).Select(u => u.Path).Order(StringComparer.Ordinal))}\n"
        + string.Join('\n', d.Outline.References.Select(r => Resolver.Resolve(workspace, d, r)).Select(r => $"  {r.Status} {r.Path} {r.HeadingIndex} {r.Concept?.Id} {string.Join(',', r.Rivals)}"))
        + string.Join('\n', RuleSet.Run(workspace, d, Language.English).Select(f => $"  {f.Span} {f.Code} {f.Message}"))
        + string.Join('\n', workspace.GlossaryFor(d.Path).Concepts.Select(c => $"  {c.Id} {c.DefinedIn} {c.Span} {c.Definition} {string.Join(',', c.Labels)}"))));

    private sealed record State(Workspace Current, Dictionary<string, (string Text, bool IsOpen)> Notes, HashSet<string> Files, Dictionary<string, string> LastGood)
    {
        public static State Empty => new State(
            Workspace.Empty
                .WithFolders([new WorkspaceFolder("/ws", "/ws", Settings.Default)])
                .WithFiles(FileSet.Create([], [], Folders))
                .WithState(IndexState.Complete),
            [],
            [],
            []).Prepared();

        /// <summary>What is built at first use is built, so that each step has to carry it along.</summary>
        private State Prepared()
        {
            Current.Prepare();
            return this;
        }

        public State Write(string path, string text, bool open)
        {
            Files.Add(path);
            var changed = Current.WithFiles(Current.Files.With(path));
            if (!path.EndsWith(".md", StringComparison.Ordinal))
            {
                return this with { Current = changed };
            }

            Notes[path] = (text, open);
            return this with { Current = changed.WithDocument(Document.Parse(path, new SourceText(text), open ? 1 : null)) };
        }

        public State Delete(string path)
        {
            Files.Remove(path);
            Notes.Remove(path);
            return this with { Current = Current.WithFiles(Current.Files.Without(path)).WithoutDocument(path) };
        }

        public State WriteGlossary(string path, string text)
        {
            var file = GlossaryParser.Parse(path, new SourceText(text));
            if (!file.IsBroken)
            {
                LastGood[path] = text;
            }

            return this with { Current = Current.WithGlossaryFile(file) };
        }

        public State DeleteGlossary(string path)
        {
            LastGood.Remove(path);
            return this with { Current = Current.WithoutGlossaryFile(path) };
        }

        public Document[] Documents() => [.. Notes.Select(n => Document.Parse(n.Key, new SourceText(n.Value.Text), n.Value.IsOpen ? 1 : null))];

        public Workspace Rebuild() => Workspace.Empty
            .WithFolders(Current.Folders)
            .WithFiles(FileSet.Create(Files, [], Folders))
            .WithState(IndexState.Complete)
            .WithGlossaryFiles(LastGood.Select(g => GlossaryParser.Parse(g.Key, new SourceText(g.Value))))
            .WithDocuments(Documents());
    }
}

using CsCheck;
using MllmLsp.Core.Diagnostics;
using MllmLsp.Core.Features;
using MllmLsp.Core.Features.Refactorings;
using MllmLsp.Core.Localization;
using MllmLsp.Core.Syntax;
using MllmLsp.Core.Text;
using MllmLsp.Core.Workspaces;
using MllmLsp.Tests.Vaults;

namespace MllmLsp.Tests.Features.Refactorings;

/// <summary>Refactorings in generated vaults: no link breaks, and each that led to a file still leads to it, or to where its text went.</summary>
public class VaultRefactoringTests
{
    [Fact]
    public void Extracted_sections_break_no_link() => Gen.Select(Gen.Int[1, 40], Gen.Int[0, 1000], Gen.Int[0, 1000]).Sample(
        (seed, notePick, headingPick) =>
        {
            var at = VaultAt.Of(seed, notePick, note => note.Outline.Headings.Length > 0);
            var heading = at.Note.Outline.Headings[headingPick % at.Note.Outline.Headings.Length];
            at.CheckKeepsLinks(new TextSpan(heading.Span.Start, 0), "refactor.extract.section", "extract-section");
        },
        iter: 60);

    [Fact]
    public void Inlined_notes_break_no_link() => Gen.Select(Gen.Int[1, 40], Gen.Int[0, 1000], Gen.Int[0, 1000], Gen.Bool).Sample(
        (seed, notePick, otherPick, isLast) =>
        {
            var at = VaultAt.Of(seed, notePick, _ => true, otherPick, isLast);
            at.CheckKeepsLinks(new TextSpan(at.Inserted + 2, 0), "refactor.inline", "inline-note");
        },
        iter: 60);

    [Fact]
    public void A_link_written_in_the_other_form_and_back_leads_where_it_led() => Gen.Select(Gen.Int[1, 40], Gen.Int[0, 1000]).Sample(
        (seed, notePick) =>
        {
            var at = VaultAt.Of(seed, notePick, _ => true);
            foreach (var reference in at.Note.Outline.References.Where(reference => reference.IsWiki || reference.HasDestination))
            {
                at.CheckThereAndBack(reference);
            }
        },
        iter: 25);

    [Fact]
    public void All_links_of_a_note_in_the_other_form_break_none() => Gen.Select(Gen.Int[1, 40], Gen.Int[0, 1000], Gen.Bool).Sample(
        (seed, notePick, isWiki) =>
        {
            var at = VaultAt.Of(seed, notePick, _ => true);
            if (at.Note.Outline.References.FirstOrDefault(reference => reference.Kind == (isWiki ? ReferenceKind.Wiki : ReferenceKind.Inline)) is { Span.IsEmpty: false } first)
            {
                at.CheckKeepsLinks(new TextSpan(first.Span.Start, 0), "refactor.rewrite.link", isWiki ? "wiki-to-inline-all" : "inline-to-wiki-all");
            }
        },
        iter: 40);

    private sealed record VaultAt(Workspace Workspace, Document Note, Dictionary<string, SourceText> Texts, int Inserted)
    {
        private FeatureContext Context => new(Language.English, path => Texts.GetValueOrDefault(path));

        /// <param name="linked">Another note of the vault, to which a paragraph of its own links; null for none.</param>
        public static VaultAt Of(int seed, int pick, Func<Document, bool> isWanted, int? linked = null, bool isLast = false)
        {
            var vault = VaultGenerator.Generate(seed, noteCount: 40);
            var workspace = vault.Build();
            var texts = vault.Notes.ToDictionary(note => Vault.Absolute(note.Path), note => new SourceText(note.Text));
            var notes = workspace.Documents.OrderBy(note => note.Path, StringComparer.Ordinal).ToArray();
            var wanted = notes.Where(isWanted).ToArray();
            var chosen = wanted[pick % wanted.Length];
            var text = texts[chosen.Path];
            var inserted = 0;
            if (linked is { } index)
            {
                var target = notes.Where(note => note.Path != chosen.Path).ElementAt(index % (notes.Length - 1));
                var end = text.Lines.LineCount > 1 ? text.Slice(TextSpan.FromBounds(text.Lines.LineSpan(0).End, text.Lines.LineSpanWithEnd(0).End)).ToString() : "\n";
                var link = $"[x](<{PathText.Relative(PathText.Folder(chosen.Path), target.Path).Replace("%", "%25", StringComparison.Ordinal)}>)";
                inserted = isLast ? text.Length + (2 * end.Length) : chosen.Outline.FrontMatter?.Span.End ?? 0;
                text = new SourceText(isLast ? $"{text}{end}{end}{link}{end}" : $"{text.ToString()[..inserted]}{link}{end}{end}{text.ToString()[inserted..]}");
            }

            var open = Document.Parse(chosen.Path, text, 1);
            texts[chosen.Path] = text;
            workspace = workspace.WithDocument(open);
            return new VaultAt(workspace, workspace.Find(chosen.Path)!, texts, inserted);
        }

        public void CheckKeepsLinks(TextSpan span, string kind, string id)
        {
            var action = RefactoringFinder.At(Workspace, Note, span, new CodeActionFilter([kind]), Context).FirstOrDefault(found => found.Id == id);
            if (action is null or { Disabled: not null } || action.Apply() is not { Refusal: null } result)
            {
                return;
            }

            var after = Applied(result);
            var (was, now) = (Broken(Workspace), Broken(after));
            Assert.True(now.Count <= was.Count, $"{Note.Path} {id}: {string.Join("\n", now.Except(was))}\n\nwas {string.Join("\n", was.Except(now))}");
            foreach (var user in Workspace.Documents.Where(user => user.Path != Note.Path && user.Path != result.Deletes))
            {
                CheckUser(user, after, result);
            }
        }

        public void CheckThereAndBack(Reference reference)
        {
            var wanted = LinkTarget.Of(Resolver.Resolve(Workspace, Note, reference));
            if (wanted is null || Convert(Workspace, Note, reference.Span.Start) is not var (first, firstNote))
            {
                return;
            }

            var other = firstNote.Outline.ReferenceAt(reference.Span.Start)!.Value;
            Assert.NotEqual(reference.IsWiki, other.IsWiki);
            Assert.Equal(wanted, LinkTarget.Of(Resolver.Resolve(first, firstNote, other)) is { } there && there.Path == Note.Path && there.Anchor is not null ? wanted : LinkTarget.Of(Resolver.Resolve(first, firstNote, other)));
            if (Convert(first, firstNote, reference.Span.Start) is var (second, back))
            {
                var again = back.Outline.ReferenceAt(reference.Span.Start)!.Value;
                Assert.Equal(reference.IsWiki, again.IsWiki);
                Assert.Equal(wanted.Value.Path, Resolver.Resolve(second, back, again).Path);
                Assert.Equal(wanted.Value.Heading, Resolver.Resolve(second, back, again).HeadingIndex);
            }
        }

        private void CheckUser(Document user, Workspace after, RefactoringResult result)
        {
            var now = after.Find(user.Path)!;
            Assert.Equal(user.Outline.References.Length, now.Outline.References.Length);
            var moved = result.Edits.Where(edit => edit.Creates).Select(edit => edit.Path).Append(Note.Path).ToHashSet();
            for (var i = 0; i < now.Outline.References.Length; i++)
            {
                var had = Resolver.Resolve(Workspace, user, user.Outline.References[i]);
                var has = Resolver.Resolve(after, now, now.Outline.References[i]);
                if (had.Status is ResolutionStatus.Found or ResolutionStatus.WrongCase && had.Rivals.IsEmpty && had.Path is { } path)
                {
                    Assert.True(
                        has.Path == path || (has.Path is { } other && moved.Contains(other) && (path == Note.Path || path == result.Deletes)),
                        $"{user.Path}: {user.Outline.References[i].Target} led to {path}, {now.Outline.References[i].Target} leads to {has.Status} {has.Path}; {Note.Path} -{result.Deletes} {string.Join(' ', result.Edits.Select(edit => edit.Path))}");
                }
            }
        }

        private static (Workspace, Document)? Convert(Workspace workspace, Document note, int offset)
        {
            var action = RefactoringFinder.At(workspace, note, new TextSpan(offset, 0), new CodeActionFilter(["refactor.rewrite.link"]), FeatureContext.English).FirstOrDefault();
            if (action is null)
            {
                return null;
            }

            var changed = Document.Parse(note.Path, action.Apply().Edits[0].Changes.Reverse().Aggregate(note.Text!, (text, change) => text.WithChange(change)), note.Version);
            var after = workspace.WithDocument(changed);
            return (after, after.Find(note.Path)!);
        }

        private Workspace Applied(RefactoringResult result)
        {
            var workspace = result.Edits.Where(edit => edit.Creates).Aggregate(Workspace, (now, edit) => now.WithFiles(now.Files.With(edit.Path)));
            workspace = result.Deletes is { } gone ? workspace.WithFiles(workspace.Files.Without(gone)).WithoutDocument(gone) : workspace;
            return workspace.WithDocuments([.. result.Edits.Select(edit => Document.Parse(edit.Path, Changed(edit), 1))]);
        }

        private SourceText Changed(DocumentEdit edit)
        {
            Assert.True(edit.Changes.Zip(edit.Changes.Skip(1)).All(pair => pair.First.Span.End <= pair.Second.Span.Start), $"{edit.Path}: overlapping changes");
            return edit.Changes.Reverse().Aggregate(edit.Creates ? SourceText.Empty : Texts[edit.Path], (text, change) => text.WithChange(change));
        }

        /// <summary>Definitions and footnotes aside: where two notes need one, both have it afterwards.</summary>
        private static HashSet<(string, string, string?, int)> Broken(Workspace workspace) =>
        [
            .. workspace.Documents.SelectMany(note => note.Outline.References
                .Where(reference => reference.Kind != ReferenceKind.Definition && !note.Outline.Footnotes.Any(footnote => footnote.Span.Contains(reference.Span)))
                .Where(reference => Resolver.Resolve(workspace, note, reference).Status is ResolutionStatus.MissingFile or ResolutionStatus.MissingFragment or ResolutionStatus.MissingLabel)
                .Select((reference, i) => (note.Path, reference.Target, reference.Fragment, i))),
        ];
    }
}

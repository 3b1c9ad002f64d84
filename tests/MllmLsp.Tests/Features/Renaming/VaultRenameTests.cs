using CsCheck;
using MllmLsp.Core.Diagnostics;
using MllmLsp.Core.Features;
using MllmLsp.Core.Features.Renaming;
using MllmLsp.Core.Localization;
using MllmLsp.Core.Text;
using MllmLsp.Core.Workspaces;
using MllmLsp.Tests.Vaults;

namespace MllmLsp.Tests.Features.Renaming;

/// <summary>
/// After a rename in a generated vault every link leads where it led before, and what led nowhere still does. A wiki link cannot name a file with
/// brackets in its name, and is not looked at then.
/// </summary>
public class VaultRenameTests
{
    private static readonly string[] Names = ["Neu", "新的 标题", "foo", "A & B", "Part (2)", "重复"];

    [Fact]
    public void Renamed_headings_keep_their_links() => Gen.Select(Gen.Int[1, 40], Gen.Int[0, 1000], Gen.Int[0, 1000], Gen.Int[0, Names.Length - 1]).Sample(
        (seed, notePick, headingPick, namePick) =>
        {
            var vault = VaultGenerator.Generate(seed, noteCount: 40);
            var before = vault.Build();
            var notes = before.Documents.Where(note => note.Outline.Headings.Length > 0).OrderBy(note => note.Path, StringComparer.Ordinal).ToArray();
            var note = notes[notePick % notes.Length];
            var texts = Texts(vault);
            var context = new FeatureContext(Language.English, path => texts.GetValueOrDefault(path));
            var index = headingPick % note.Outline.Headings.Length;
            var open = note with { Text = texts[note.Path], Version = 1 };
            var result = new HeadingRename(default, "", before, open, index).Rename(Names[namePick], context);
            var heading = note.Outline.Headings[index];
            if (result.Refusal is null && !note.Outline.References.Any(reference => heading.Span.Overlaps(reference.Span)))
            {
                AssertSame(before, Applied(vault, before, texts, result.Edits, path => path), path => path);
            }
        },
        iter: 60);

    [Fact]
    public void Moved_notes_and_folders_keep_their_links() => Gen.Select(Gen.Int[1, 40], Gen.Int[0, 1000], Gen.Int[0, 1000], Gen.Int[0, 4]).Sample(
        (seed, pick, otherPick, kind) =>
        {
            var vault = VaultGenerator.Generate(seed, noteCount: 40);
            var before = vault.Build();
            var texts = Texts(vault);
            var paths = before.Documents.Select(note => note.Path).Order(StringComparer.Ordinal).ToArray();
            var from = paths[pick % paths.Length];
            var other = paths[otherPick % paths.Length];
            FileMove[] moves = kind switch
            {
                0 => [new FileMove(from, $"{Vault.Root}/moved here/{PathText.Name(from)}")],
                1 => [new FileMove(from, $"{PathText.Folder(from)}/换名 (1){PathText.Extension(from)}")],
                2 when PathText.Folder(from) != Vault.Root => [new FileMove(PathText.Folder(from), $"{Vault.Root}/other/place")],
                3 when other != from => [new FileMove(from, other), new FileMove(other, from)],
                4 when other != from => [new FileMove(from, $"{Vault.Root}/p/{PathText.Name(from)}"), new FileMove(other, $"{PathText.Folder(from)}/zwei.md")],
                _ => [new FileMove(from, $"{Vault.Root}/neu.md")],
            };
            string After(string path) => moves.FirstOrDefault(move => PathText.IsWithin(path, move.From)) is { } move ? move.To + path[move.From.Length..] : path;
            var edits = FileMoves.Edits(before, moves, new FeatureContext(Language.English, path => texts.GetValueOrDefault(path)));
            AssertSame(before, Applied(vault, before, texts, edits, After), After);
        },
        iter: 60);

    private static Dictionary<string, SourceText> Texts(Vault vault) =>
        vault.Notes.ToDictionary(note => Vault.Absolute(note.Path), note => new SourceText(note.Text));

    private static Workspace Applied(Vault vault, Workspace before, Dictionary<string, SourceText> texts, IEnumerable<DocumentEdit> edits, Func<string, string> after)
    {
        var byPath = edits.ToDictionary(edit => edit.Path);
        var notes = before.Documents.Select(note => Document.Parse(
            after(note.Path),
            byPath.TryGetValue(note.Path, out var edit) ? edit.Changes.Reverse().Aggregate(texts[note.Path], (text, change) => text.WithChange(change)) : texts[note.Path]));
        return Workspace.Empty
            .WithFolders(before.Folders)
            .WithFiles(FileSet.Create(before.Files.Files.Select(after), before.Files.OpaqueFolders, vault.EmptyFolders.Select(Vault.Absolute).Concat(before.Files.Files.SelectMany(Folders)).Select(after)))
            .WithBibFiles([.. before.BibFiles.Values])
            .WithDocuments([.. notes])
            .WithState(IndexState.Complete);
    }

    private static void AssertSame(Workspace before, Workspace now, Func<string, string> after)
    {
        foreach (var note in before.Documents)
        {
            var other = now.Find(after(note.Path))!;
            Assert.Equal(Kinds(note), Kinds(other));
            for (var i = 0; i < note.Outline.References.Length; i++)
            {
                var (was, isNow) = (note.Outline.References[i], other.Outline.References[i]);
                var (had, has) = (Resolver.Resolve(before, note, was), Resolver.Resolve(now, other, isNow));
                if (had.Status is ResolutionStatus.Found or ResolutionStatus.WrongCase && had.Rivals.IsEmpty && had.Path is { } path
                    && !(was.IsWiki && PathText.Name(after(path)).AsSpan().ContainsAny("[]#^|")))
                {
                    Assert.True(
                        after(path) == has.Path && had.HeadingIndex == has.HeadingIndex,
                        $"{note.Path}: {was.Target}#{was.Fragment} led to {path} ({had.HeadingIndex}); {isNow.Target}#{isNow.Fragment} leads to {has.Status} {has.Path} ({has.HeadingIndex})");
                }
            }
        }
    }

    private static string Kinds(Document note) => string.Join(' ', note.Outline.References.Select(reference => reference.Kind));

    /// <summary>The folders around a file. They outlive it.</summary>
    private static IEnumerable<string> Folders(string path)
    {
        for (var folder = PathText.Folder(path); folder.Length > Vault.Root.Length; folder = PathText.Folder(folder))
        {
            yield return folder;
        }
    }
}

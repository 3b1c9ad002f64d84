using CsCheck;
using MllmLsp.Core.Workspaces;

namespace MllmLsp.Tests.Workspaces;

/// <summary>The set of paths against what it says of itself, read off a plain list.</summary>
public class FileSetTests
{
    private static readonly string[] Names = ["a.md", "A.md", "b.md", "ä.md", "a\u0308.md", "Ä.md", "K.md", "\u212A.md", "ß.md", "ẞ.md", "图.png", "x"];

    private static readonly Gen<string> GenPath = Gen.Select(
        Gen.OneOf<string>("a", "A", "b", "ä", "a\u0308").Array[0, 3],
        Gen.OneOf(Names),
        (folders, name) => "/ws/" + string.Concat(folders.Select(folder => folder + "/")) + name);

    [Fact]
    public void Answers_what_a_plain_list_does() => Gen.Select(GenPath.Array[0, 30], GenPath.Array[0, 10], GenPath.Array[0, 10]).Sample(
        (built, added, removed) =>
        {
            var set = FileSet.Create(built, ["/ws/opaque"]);
            set = added.Aggregate(set, (now, path) => now.With(path));
            set = removed.Aggregate(set, (now, path) => now.Without(path));
            string[] files = [.. built.Union(added).Except(removed).Order(StringComparer.Ordinal)];
            string[] folders = [.. built.Concat(added).SelectMany(FoldersOf).Append("/ws/opaque").Distinct().Order(StringComparer.Ordinal)];
            Assert.Equal(files, set.Files.Order(StringComparer.Ordinal));
            foreach (var asked in built.Concat(added).Concat(removed).Concat(files.Select(file => file.ToUpperInvariant())))
            {
                var alike = files.Where(file => NameKey.Folded(file) == NameKey.Folded(asked)).ToArray();
                var exact = Exact(alike, asked);
                Assert.Equal(exact, set.Find(asked));
                Assert.Equal(exact ?? alike.FirstOrDefault(), set.FindAnyCase(asked));
                var name = PathText.Name(asked);
                Assert.Equal(files.Where(file => NameKey.Folded(PathText.Name(file)) == NameKey.Folded(name)), set.FindByName(name));
                var folder = PathText.Folder(asked);
                Assert.Equal(files.Where(file => PathText.Folder(file) == folder), set.ChildrenOf(folder).Files);
                Assert.Equal(folders.Where(one => PathText.Folder(one) == folder), set.ChildrenOf(folder).Folders);
                Assert.Equal(Exact(folders, folder), set.FindFolder(folder));
            }
        });

    /// <summary>So many changes that they become part of the tables.</summary>
    [Fact]
    public void Many_changes_are_as_a_set_built_at_once()
    {
        string[] paths = [.. Enumerable.Range(0, 3000).Select(i => $"/ws/{i % 7}/{i}.md")];
        var set = paths.Aggregate(FileSet.Empty, (now, path) => now.With(path));
        set = paths.Where((_, i) => i % 3 == 0).Aggregate(set, (now, path) => now.Without(path));
        string[] left = [.. paths.Where((_, i) => i % 3 != 0).Order(StringComparer.Ordinal)];
        Assert.Equal(left, set.Files.Order(StringComparer.Ordinal));
        Assert.All(paths, path => Assert.Equal(left.Contains(path) ? path : null, set.Find(path)));
        Assert.Equal(left.Where(path => path.StartsWith("/ws/3/", StringComparison.Ordinal)), set.ChildrenOf("/ws/3").Files);
    }

    private static string? Exact(string[] paths, string asked) =>
        paths.FirstOrDefault(path => path == asked || NameKey.Exact(path) == NameKey.Exact(asked));

    private static IEnumerable<string> FoldersOf(string path)
    {
        for (var folder = PathText.Folder(path); folder.Length > 0; folder = PathText.Folder(folder))
        {
            yield return folder;
        }
    }
}

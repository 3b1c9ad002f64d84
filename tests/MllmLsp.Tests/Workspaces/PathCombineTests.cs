using CsCheck;
using MllmLsp.Core.Workspaces;

namespace MllmLsp.Tests.Workspaces;

/// <summary>The short way of joining paths gives what taking them apart gives.</summary>
public class PathCombineTests
{
    private static readonly string[] Parts = ["a", "b c", "..", ".", "", ".git", "x.md", "..x", "笔记"];

    private static readonly string[] Folders = ["/a", "/a/b/c", "/笔记/x", "/a//b", "/a/"];

    [Theory]
    [InlineData("/a/b", "c.md", "/a/b/c.md")]
    [InlineData("/a/b", "../c.md", "/a/c.md")]
    [InlineData("/a/b", "../../c.md", "/c.md")]
    [InlineData("/a/b", "../../../c.md", null)]
    [InlineData("/a/b", "./c/./d//e/", "/a/b/c/d/e")]
    [InlineData("/a/b", ".git/x", "/a/b/.git/x")]
    [InlineData("/a/b", "c/.hidden", "/a/b/c/.hidden")]
    [InlineData("/a/b", "..", "/a")]
    [InlineData("/a/b", "", "/a/b")]
    [InlineData("//server/share", "x", "//server/share/x")]
    [InlineData("C:/a", "../x", "C:/x")]
    [InlineData("C:/a", "../../x", null)]
    [InlineData("/", "x", "/x")]
    public void Joins(string folder, string relative, string? expected) => Assert.Equal(expected, PathText.Combine(folder, relative));

    [Fact]
    public void Joins_any_parts_as_a_stack_does() =>
        Gen.Select(Gen.Int[0, Folders.Length - 1].Select(i => Folders[i]), Gen.Int[0, Parts.Length - 1].Select(i => Parts[i]).Array[0, 6]).Sample(
            (folder, parts) => Assert.Equal(Stacked(folder, parts), PathText.Combine(folder, string.Join('/', parts))),
            iter: 5_000);

    private static string? Stacked(string folder, string[] parts)
    {
        var stack = new Stack<string>(folder.Split('/', StringSplitOptions.RemoveEmptyEntries));
        foreach (var part in parts.Where(part => part is not ("" or ".")))
        {
            if (part != "..")
            {
                stack.Push(part);
            }
            else if (!stack.TryPop(out _))
            {
                return null;
            }
        }

        return "/" + string.Join('/', stack.Reverse());
    }
}

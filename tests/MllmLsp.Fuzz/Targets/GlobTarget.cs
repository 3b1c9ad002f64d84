using MllmLsp.Core.Workspaces;

namespace MllmLsp.Fuzz.Targets;

/// <summary>An ignore file and paths to judge by it: the input's first lines are patterns, its last is a path.</summary>
internal static class GlobTarget
{
    public static void Check(string input)
    {
        var end = input.LastIndexOf('\n');
        var path = input[(end + 1)..];
        var patterns = end < 0 ? input : input[..end];
        foreach (var ignoreCase in new[] { false, true })
        {
            var rules = PathPatterns.ParseGitIgnore(patterns, ignoreCase);
            _ = rules.Decide(path, isFolder: false);
            _ = rules.Decide(path, isFolder: true);
        }

        foreach (var line in patterns.Split('\n').Take(20))
        {
            _ = Glob.Parse(line)?.IsMatch(path);
        }
    }
}

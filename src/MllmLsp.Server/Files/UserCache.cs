namespace MllmLsp.Server.Files;

/// <summary>The user's folder for what can be made again at any time.</summary>
internal static class UserCache
{
    /// <summary>An environment variable; <c>off</c> lets nothing be read from a cache or kept in one.</summary>
    private const string Switch = "MLLM_LSP_CACHE";

    /// <summary>Whether the user wants nothing to be remembered.</summary>
    public static bool IsOff => Environment.GetEnvironmentVariable(Switch) is "off" or "0";

    /// <summary>Need not exist. <c>XDG_CACHE_HOME</c> counts on every system.</summary>
    public static string Folder
    {
        get
        {
            var cache = Environment.GetEnvironmentVariable("XDG_CACHE_HOME") is { Length: > 0 } set && Path.IsPathRooted(set) ? set
                : OperatingSystem.IsWindows() ? Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData)
                : OperatingSystem.IsMacOS() ? Path.Combine(Home, "Library", "Caches")
                : Path.Combine(Home, ".cache");
            return Path.Combine(cache, "mllm-lsp");
        }
    }

    private static string Home => Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
}

using System.Runtime.CompilerServices;

namespace MllmLsp.Tests.Server;

/// <summary>Keeps the tests out of the folders for caches and for state of whoever runs them.</summary>
internal static class CacheFolder
{
    [ModuleInitializer]
    internal static void Redirect()
    {
        Environment.SetEnvironmentVariable("XDG_CACHE_HOME", Path.Combine(Path.GetTempPath(), "mllm-lsp-test-cache"));
        Environment.SetEnvironmentVariable("XDG_STATE_HOME", Path.Combine(Path.GetTempPath(), "mllm-lsp-test-state"));
    }
}

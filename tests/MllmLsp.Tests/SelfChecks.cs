using System.Runtime.CompilerServices;
using MllmLsp.Server;

namespace MllmLsp.Tests;

/// <summary>What checks itself against starting anew does so in every test.</summary>
internal static class SelfChecks
{
    [ModuleInitializer]
    internal static void SwitchOn() => LatestReports.ChecksItself = true;
}

namespace MllmLsp.Server.Rpc;

/// <summary>The input cannot be cut into messages any more: the connection ends.</summary>
internal sealed class FramingException(string message) : Exception(message);

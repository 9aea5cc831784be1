namespace System.Runtime.CompilerServices;

/// <summary>Lets the compiler emit records for netstandard2.0, which a generator must target.</summary>
internal static class IsExternalInit
{
}

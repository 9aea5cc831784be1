namespace Lossworks.Kernels;

/// <summary>Which shares of the truth a row has beside that of its class. A type, so that the common case pays nothing for the others.</summary>
internal interface ITruthKind
{
    /// <summary>The same share for every class.</summary>
    static abstract bool IsEven { get; }

    /// <summary>A share for each class.</summary>
    static abstract bool IsListed { get; }
}

/// <summary>A class and nothing else.</summary>
internal readonly struct OneClass : ITruthKind
{
    public static bool IsEven => false;

    public static bool IsListed => false;
}

/// <summary>A class, and the same share for every class.</summary>
internal readonly struct EvenShares : ITruthKind
{
    public static bool IsEven => true;

    public static bool IsListed => false;
}

/// <summary>A share for each class; perhaps a class too.</summary>
internal readonly struct ListedShares : ITruthKind
{
    public static bool IsEven => false;

    public static bool IsListed => true;
}

namespace Lossworks.Calculus;

/// <summary>What the loops need of a number type: to seed it with a variable and to read its derivatives.</summary>
/// <typeparam name="J">The number type itself.</typeparam>
/// <typeparam name="V">The bundle of numbers.</typeparam>
public interface IJet<J, V>
    where J : struct, IJet<J, V>
    where V : struct
{
    /// <summary>How many derivatives it carries: 0, 1 or 2.</summary>
    static abstract int Order { get; }

    /// <summary>The variable itself: derivative 1.</summary>
    static abstract J Variable(V value);

    /// <summary>A variable that moves at a given slope: the margin target * score moves with the target.</summary>
    static abstract J Variable(V value, V slope);

    /// <summary>A function of the variable itself, by its derivatives.</summary>
    static abstract J Of(Expansion<V> expansion);

    /// <summary>A number that does not vary.</summary>
    static abstract J Constant(V value);

    /// <summary>The value.</summary>
    V Value { get; }

    /// <summary>The first derivative; 0 at order 0.</summary>
    V First { get; }

    /// <summary>The second derivative; 0 below order 2.</summary>
    V Second { get; }
}

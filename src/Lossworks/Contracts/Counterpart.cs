namespace Lossworks;

/// <summary>What another framework calls a loss, and where that one differs from ours.</summary>
/// <param name="Framework">Which framework.</param>
/// <param name="Name">What it is called there, as a user types it.</param>
/// <param name="Difference">Factor, default, epsilon, reduction, gradient at a kink...; empty where it is the same.</param>
public sealed record Counterpart(Framework Framework, string Name, string Difference = "")
{
    /// <summary>Whether it computes the same numbers.</summary>
    public bool IsSame => Difference.Length == 0;

    /// <summary>How the framework writes its own name.</summary>
    public static string NameOf(Framework framework) => framework switch
    {
        Framework.Optax => "optax",
        Framework.ScikitLearn => "scikit-learn",
        Framework.LossFunctions => "LossFunctions.jl",
        Framework.MlNet => "ML.NET",
        Framework.LightGbm => "LightGBM",
        _ => framework.ToString(),
    };

    /// <summary>In PyTorch or torchvision.</summary>
    public static Counterpart PyTorch(string name, string difference = "") => new(Framework.PyTorch, name, difference);

    /// <summary>In Keras.</summary>
    public static Counterpart Keras(string name, string difference = "") => new(Framework.Keras, name, difference);

    /// <summary>In optax.</summary>
    public static Counterpart Optax(string name, string difference = "") => new(Framework.Optax, name, difference);

    /// <summary>In scikit-learn.</summary>
    public static Counterpart ScikitLearn(string name, string difference = "") => new(Framework.ScikitLearn, name, difference);

    /// <summary>In LossFunctions.jl.</summary>
    public static Counterpart LossFunctions(string name, string difference = "") => new(Framework.LossFunctions, name, difference);

    /// <summary>In ML.NET.</summary>
    public static Counterpart MlNet(string name, string difference = "") => new(Framework.MlNet, name, difference);

    /// <summary>In TorchSharp.</summary>
    public static Counterpart TorchSharp(string name, string difference = "") => new(Framework.TorchSharp, name, difference);

    /// <summary>In XGBoost.</summary>
    public static Counterpart XGBoost(string name, string difference = "") => new(Framework.XGBoost, name, difference);

    /// <summary>In LightGBM.</summary>
    public static Counterpart LightGbm(string name, string difference = "") => new(Framework.LightGbm, name, difference);

    /// <summary>In CatBoost.</summary>
    public static Counterpart CatBoost(string name, string difference = "") => new(Framework.CatBoost, name, difference);

    /// <summary>Anywhere else; the name begins with where.</summary>
    public static Counterpart Other(string name, string difference = "") => new(Framework.Other, name, difference);

    /// <inheritdoc/>
    public override string ToString() =>
        (Framework == Framework.Other ? Name : $"{NameOf(Framework)} {Name}") + ": " + (IsSame ? "the same" : Difference);
}

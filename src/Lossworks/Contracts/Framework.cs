namespace Lossworks;

/// <summary>A neighbor: a framework in which a user may have met a loss under another name.</summary>
public enum Framework
{
    /// <summary>PyTorch and torchvision.</summary>
    PyTorch,

    /// <summary>Keras 3, on any backend.</summary>
    Keras,

    /// <summary>optax, the losses of JAX.</summary>
    Optax,

    /// <summary>scikit-learn.</summary>
    ScikitLearn,

    /// <summary>LossFunctions.jl, in Julia.</summary>
    LossFunctions,

    /// <summary>ML.NET.</summary>
    MlNet,

    /// <summary>TorchSharp.</summary>
    TorchSharp,

    /// <summary>XGBoost.</summary>
    XGBoost,

    /// <summary>LightGBM.</summary>
    LightGbm,

    /// <summary>CatBoost.</summary>
    CatBoost,

    /// <summary>Any other; the name says which.</summary>
    Other,
}

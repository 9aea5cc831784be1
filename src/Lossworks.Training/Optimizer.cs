namespace Lossworks.Training;

/// <summary>How a fit descends.</summary>
public enum Optimizer
{
    /// <summary>Limited-memory BFGS (Liu and Nocedal 1989, doi:10.1007/BF01589116); the default.</summary>
    LBfgs,

    /// <summary>Down the gradient of all rows: by a given rate as in the textbook, or by backtracking where none is given.</summary>
    GradientDescent,

    /// <summary>Stochastic gradient descent by mini-batches with momentum. A step is one pass over the rows.</summary>
    Sgd,

    /// <summary>Adam (Kingma and Ba 2015, arXiv:1412.6980) by mini-batches. A step is one pass over the rows.</summary>
    Adam,
}

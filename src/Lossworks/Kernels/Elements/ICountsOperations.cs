namespace Lossworks.Kernels;

/// <summary>A loss whose arithmetic can be counted, because it is one formula per number.</summary>
internal interface ICountsOperations
{
    /// <summary>Operations for the value and the gradient of one number.</summary>
    int Operations();
}

namespace Lossworks.Tuning;

/// <summary>What stores say about names of studies.</summary>
internal static class StudyName
{
    // A database indexes names, and its index holds no long ones.
    private const int Longest = 250;

    /// <exception cref="StudyStoreException">No study can be called so.</exception>
    internal static void Check(string study)
    {
        if (study.Length is 0 or > Longest)
            throw new StudyStoreException($"a study cannot have a name of {study.Length} characters: give it 1 to {Longest}.");
        if (StoreText.Of(study) != study)
            throw new StudyStoreException("a study's name cannot have the character U+0000 or half a surrogate pair: give it another name.");
    }

    internal static StudyStoreException Unknown(string study, string location) =>
        new($"there is no study '{study}' in {location}: it was never opened, or it was deleted.");
}

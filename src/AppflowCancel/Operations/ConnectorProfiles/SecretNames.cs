using AppflowCancel.Domain.Connectors;

namespace AppflowCancel.Operations.ConnectorProfiles;

/// <summary>The secret in which AWS keeps a profile's credentials. Only its ARN exists here.</summary>
internal static class SecretNames
{
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    // Secrets Manager appends this many random characters to the ARN of each secret.
    private const int SuffixLength = 6;

    /// <summary>The names are reported from AWS. The suffix is computed, so that it stays the same for the life of the profile.</summary>
    public static string ArnOf(ConnectorProfile profile, string account, string region)
    {
        var name = profile.ConnectorLabel is { } label
            ? $"appflow!{account}-{label}-{profile.Name}"
            : $"appflow!{account}-{profile.Name}-{profile.CreatedAt.Milliseconds}";
        return $"arn:aws:secretsmanager:{region}:{account}:secret:{name}-{Suffix($"{region} {name} {profile.CreatedAt.Milliseconds}")}";
    }

    // FNV-1a: the suffix only needs to be stable.
    private static string Suffix(string text)
    {
        var hash = 14695981039346656037UL;
        foreach (var each in text)
        {
            hash = (hash ^ each) * 1099511628211UL;
        }

        return string.Create(SuffixLength, hash, static (suffix, rest) =>
        {
            for (var i = 0; i < suffix.Length; i++, rest /= (ulong)Alphabet.Length)
            {
                suffix[i] = Alphabet[(int)(rest % (ulong)Alphabet.Length)];
            }
        });
    }
}

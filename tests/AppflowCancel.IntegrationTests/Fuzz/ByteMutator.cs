using System.Text;

namespace AppflowCancel.IntegrationTests.Fuzz;

/// <summary>Changes bytes at a random position, regardless of their meaning.</summary>
internal static class ByteMutator
{
    public static byte[] Mutate(byte[] bytes, int max, Random random)
    {
        var at = random.Next(bytes.Length + 1);
        var length = Math.Min(random.Next(1, 9), bytes.Length - at);
        return random.Next(8) switch
        {
            0 => [.. bytes[..at], .. bytes[(at + length)..]],
            1 => [.. bytes[..(at + length)], .. bytes[at..]],
            2 => bytes[..at],
            3 => Flip(bytes, at, random),
            4 => [.. bytes[..at], .. RandomBytes(random), .. bytes[at..]],
            5 when random.Next(4) == 0 => [.. bytes, .. Enumerable.Repeat((byte)' ', max)],
            6 when random.Next(4) == 0 => Nested(random),
            _ => [.. bytes[..at], .. HostileStrings.Bytes[random.Next(HostileStrings.Bytes.Length)], .. bytes[at..]],
        };
    }

    private static byte[] Flip(byte[] bytes, int at, Random random)
    {
        byte[] flipped = [.. bytes];
        if (at < bytes.Length)
        {
            flipped[at] ^= (byte)(1 << random.Next(8));
        }

        return flipped;
    }

    private static byte[] RandomBytes(Random random)
    {
        var noise = new byte[random.Next(1, 17)];
        random.NextBytes(noise);
        return noise;
    }

    private static byte[] Nested(Random random)
    {
        var depth = random.Next(2) == 0 ? random.Next(60, 70) : random.Next(500, 530);
        return random.Next(2) == 0
            ? Encoding.UTF8.GetBytes(new string('[', depth) + new string(']', depth))
            : Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("{\"flowName\":", depth)) + "1" + new string('}', depth));
    }
}

//! Owns how rare four characters are in ordinary text, told from the pairs that they are made of. Never reads a text.

/// The characters that pairs were counted of; capitals count as small letters, ends of lines and tabs as blanks.
const LETTERS: &[u8; 42] = b"abcdefghijklmnopqrstuvwxyz0123456789-_./: ";

/// How rare a pair is: a row for its first character, a column for its second, in the order of [`LETTERS`]. Each step of
/// the alphabet halves how often it stands.
///
/// Counted in November 2026 over 49 MB of source, configuration and prose of ten public repositories: kops, kserve,
/// argo-cd, anything-llm, cline, trl, langchain4j-examples, candle, bedrock-claude-chat and cdxgen.
const PAIRS: [&[u8; 42]; 42] = [
    b"khggljgngmjfgfngnffehiijikmjklmkmmlmkkjlkh",
    b"hlklglmmiinhlmhmnjjlhmnoiolmllmmlmmmllillj",
    b"glijfkmginhgkmejnhjgimmnjnllllmmlmmmlkjlkh",
    b"gjjhekkmgmkiklhjnihjilmkknmlllmllmmmjiikif",
    b"giffhgikillfgejhheefjhhgimlllmlllmmmihhjge",
    b"hlllhikngnnikjgmnijihnnnknllmklmlmlmmlinkg",
    b"jlkmfkjjhnmjkjiknhhjilmnllonooopopookjijjg",
    b"gmkmflnnhnnlkmhlnjkhinnoknonmooonppoljjmkh",
    b"iigggghmnnkggefimhfflhnjnhpnomppnpopkkklmi",
    b"konnionomonnnnknnninlnmooopoopppppppoplmom",
    b"jmmlglkmionkmkklnlikjklomnooopopppkplkklli",
    b"gkkhehllfmmgikgiokhhhjlninonnopoooopjijkjg",
    b"gikkfmlnhlmjilggnmikimnnlnonmnoonpookjjjkh",
    b"flgffhflgmjjjiginkffhilmjnmnmmloppppjiikif",
    b"ihhgkhhlijhggehgmehggihkknooomopopppkjkjlg",
    b"gmjjfmljhnkgklghnfhghlmljnnnmlppopppkjjlki",
    b"lnnnnonooomlnonnnnmnholoooppoonoopnprkmpnl",
    b"fkhiejhlfniihgfjnggghhknhnnnnoppppppjiikif",
    b"hlhkejkhgnijjjggljgehkjmimommlooppopjigigf",
    b"fkhjejkfenliikfhnfgggljjgnnlmlonlonpihhkie",
    b"ihijgkiohnnghglhofggmnnlnnooomppopmpnnnnnj",
    b"gkkngnmnhnmlmnjmnmkmmnnnnoliklmomnopnkkllk",
    b"hnllimmihnnmmjimnjjmnmlonooooooopppollknmi",
    b"jnkmjmlnjnomlnninmkhnnollomlmnnnmmmokkkllj",
    b"kljljmmmkomkkijhnkijmmmnnnponoppppppkjiljg",
    b"konnhonnloonnolooonolnnnnnopopppppppprnoqm",
    b"lmlmllooopopmponppnooppkpnijjkkkllkkknhmli",
    b"jklllloonponnponoonnooopoojkjkkkjkkklmhllj",
    b"mlllllnoopoonponopoooopooojkkkkjklkkkmimmj",
    b"llllmmoopoopoopooooooopopokkjkkllllklmjmmk",
    b"mlmmlmooplooopooppoopppopokllllllllllmjnnk",
    b"mlmmlmpoopoonopooooopppppokkllllkllllokonl",
    b"mllmllpoopopoppoppoopopopokllljlllllmmkoll",
    b"mlmmmmpopppooppppppnpppppollllllllllnojonm",
    b"mllmmmopppopoopoppknppoopoklllllllllnnknnl",
    b"mmmmmmppppopopppppooopppoollllllllllnpkoom",
    b"jkijjjkkjmkjjkkjmjijkkkmnnkjkllmmmmmgsomqh",
    b"ijiijjkjinkiijjiljhikjkmoollmnoonppprkprnl",
    b"ijhiijijijkiiiiimihhjkkmlnhijjkkkklltlijqg",
    b"jkijkljkklkkjkljmkjjkkkmnnnmmnonnnoomnlgph",
    b"mlkmmknnmnpmlkmlmlllmmmorollmmmnoonomroihe",
    b"fgfgffhhfjiggggfjffegggjjliijjkklllmhjigia",
];

/// What a pair counts that has another character in it.
const RAREST: u8 = b'z';

/// How rare these characters are: the sum over the pairs that stand side by side. More is rarer.
pub(super) fn rarity(window: &[u8]) -> u32 {
    window.windows(2).map(|two| if let [first, second] = two { u32::from(pair(*first, *second)) } else { 0 }).sum()
}

fn pair(first: u8, second: u8) -> u8 {
    let number = |letter: u8| LETTERS.iter().position(|known| *known == letter.to_ascii_lowercase());
    let row = number(first).and_then(|row| PAIRS.get(row));
    row.zip(number(second)).and_then(|(row, column)| row.get(column)).copied().unwrap_or(RAREST)
}

#[cfg(test)]
mod tests {
    use super::rarity;

    #[test]
    fn what_stands_in_every_file_is_not_rare() {
        for (common, rare) in [("serv", "qwen"), ("    ", "x-7k"), ("tion", "kimi"), ("THE ", "MIXT"), ("code", "rcod")]
        {
            assert!(rarity(common.as_bytes()) < rarity(rare.as_bytes()), "{common} {rare}");
        }
    }
}

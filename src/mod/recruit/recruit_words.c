/* SPDX-License-Identifier: EUPL-1.2
 * recruit_words.c - which header word of a list means which column; doc/import.md lists the same
 * words and a test compares. Folded: small letters, no Polish marks, anything else than letters and
 * digits a space.
 */
#include "mod/recruit/recruit_inside.h"

const struct import_word import_words[T_COUNT] = {
	[T_GIVEN] = { "given", N_("Given name"),
	    "imie|imiona|imie imiona|imie i drugie imie|imie pierwsze|pierwsze imie|imie klienta|imie osoby|given name|first name" },
	[T_SURNAME] = { "surname", N_("Surname"),
	    "nazwisko|nazwiska|nazwisko klienta|nazwisko osoby|nazwisko rodowe i obecne|surname|last name" },
	[T_SURNAME_FIRST] = { "surname", N_("Surname and given name"),
	    "nazwisko i imie|nazwisko imie|nazwisko i imiona|nazwisko imiona|nazwisko oraz imie|klient nazwisko i imie" },
	[T_GIVEN_FIRST] = { "surname", N_("Given name and surname"),
	    "imie i nazwisko|imie nazwisko|imiona i nazwisko|imie oraz nazwisko|klient|osoba|kandydat|name" },
	[T_PESEL] = { "pesel", N_("PESEL"),
	    "pesel|nr pesel|numer pesel|pesel nr|nr ewidencyjny pesel|pesel jesli jest|pesel jezeli jest|pesel klienta|pesel 11 cyfr" },
	[T_BIRTH] = { "birth_on", N_("Birth date"),
	    "data urodzenia|data ur|ur|urodzony|urodzona|urodzony a|dt ur|data urodz|birth date|date of birth" },
	[T_SEX] = { "sex", N_("Sex"), "plec|k m|plec k m|sex" },
	[T_PHONE] = { "phone", N_("Telephone"),
	    "telefon|tel|nr telefonu|nr tel|numer telefonu|telefon kontaktowy|tel kontaktowy|kom|telefon komorkowy|phone" },
	[T_EMAIL] = { "email", N_("E-mail"),
	    "e mail|email|mail|adres e mail|adres email|poczta elektroniczna" },
	[T_ADDRESS] = { "address", N_("Address"),
	    "adres|adres zamieszkania|adres pobytu|miejsce zamieszkania|adres zameldowania|zamieszkaly|zamieszkala|address" },
	[T_PUP_SINCE] = { "pup_since", N_("Registered in PUP since"),
	    "data rejestracji|rejestracja|zarejestrowany od|zarejestrowana od|data rejestracji w pup|w pup od|zarejestrowany a od|"
	    "data zarejestrowania|bezrobotny od|data ostatniej rejestracji" },
	[T_MONTHS] = { "months_out", N_("Months without work"),
	    "okres bezrobocia|okres bezrobocia mies|okres bezrobocia w miesiacach|liczba miesiecy bez pracy|mies bez pracy|"
	    "miesiace bez pracy|okres pozostawania bez pracy|okres pozostawania bez pracy mies|bez pracy mies" },
	[T_OPS_SINCE] = { "ops_since", N_("Client of OPS since"),
	    "klient ops od|klient od|w ops od|swiadczenia od|data objecia pomoca|objety pomoca od|data pierwszego wniosku" },
	[T_SITUATION] = { "situation", N_("Situation"),
	    "sytuacja|sytuacja na rynku pracy|sytuacja zyciowa|sytuacja klienta|sytuacja zawodowa" },
	[T_REASON] = { "reason", N_("Reason of the proposal"),
	    "powod zgloszenia|powod|uzasadnienie|uzasadnienie zgloszenia|przyczyna zgloszenia|dlaczego" },
	[T_MOTIVATION] = { "motivation", N_("Motivation"),
	    "motywacja|motywacja klienta|dlaczego chce" },
	[T_DECLARED] = { "declared_on", N_("Declaration signed on"),
	    "data deklaracji|deklaracja|deklaracja z dnia|data podpisania deklaracji|deklaracja podpisana" },
	[T_REMARK] = { "remark", N_("Remark of the own partner"),
	    "uwagi|uwagi pracownika|uwaga|notatki|notatka|komentarz|adnotacje" },
	[T_NUMBER] = { "", N_("Number in the list"), "lp|l p|nr|poz|pozycja|numer" },
};
